"""Sets the project up and runs it: needs Python 3.11 or later and nothing else.

python3 make.py demo    check and build the catalog of the company
python3 make.py test    everything that must hold before a change lands
python3 make.py bench   the table of figures
python3 make.py lock    write requirements-dev.lock anew
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import venv
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent
BUILD = ROOT / "build"
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements-dev.lock"
NODE = ROOT / "tests" / "node"
CI = os.environ.get("CI") == "true"

TRACKER = "request-tracker5 rt5-db-sqlite rt5-standalone sqlite3"
# What the tests drive beside Python: (program, Debian packages, what is lost without).
PROGRAMS = (
    ("git", "git", "everything that reads history"),
    ("node", "nodejs", "the generated JavaScript and the editor"),
    ("npm", "npm", "the generated JavaScript and the editor"),
    ("chromium", "chromium", "the forms in a browser"),
    ("rt-setup-database-5", TRACKER, "everything that speaks to Request Tracker"),
    ("sshd", "openssh-server", "a Request Tracker on another host"),
)
TOOLS = "pytest pytest-xdist hypothesis hatchling openpyxl codeowners keyring".split()  # noqa: SIM905
PIP = ("-m", "pip", "--disable-pip-version-check", "--no-input", "-qq", "install")
PYTEST = ("-m", "pytest", "-q", "-n", "auto", "--dist", "worksteal")
ELSEWHERE = "not (once or node or browser or live or corpus or git)"
SHORT = (*PYTEST, "-xm", ELSEWHERE, "--ignore=tests/test_architecture.py")


class Failed(Exception):
    """A command ended badly; it has said why."""


def demo() -> None:
    """Check and build the catalog of the company."""
    with stage("set up"):
        environment(VENV)
        run(python(VENV), *PIP, "-e", ".")
    for command in ("check", "build"):
        say(f"catalogkit {command}")
        run(python(VENV), "-m", "catalogkit", command)
    say(f"the pages begin at {ROOT / 'dist' / 'portal' / 'index.html'}")


def test() -> None:
    """Every stage; the tests are last, so that their closing line is."""
    stages: tuple[Callable[[], None], ...] = (lint, fresh, sdist, tests)
    develop()
    failed = []
    for each in stages:
        try:
            with stage(each.__name__):
                each()
        except Failed as problem:
            failed.append(f"{each.__name__}: {problem}")
    if failed:
        raise Failed("; ".join(failed))


def bench() -> None:
    """The table of figures, measured now."""
    develop()
    run(python(VENV), "-m", "tests.bench", *sys.argv[2:])


def lock() -> None:
    """Write requirements-dev.lock anew from what is newest."""
    fresh_venv = BUILD / "lock"
    environment(fresh_venv, clear=True)
    groups = project()["dependency-groups"]["dev"]
    run(python(fresh_venv), *PIP, *project()["project"]["dependencies"], *groups)
    frozen = read(python(fresh_venv), "-m", "pip", "freeze", "--all").splitlines()
    pins = [each for each in frozen if not re.match(r"(pip|setuptools|wheel)\b", each)]
    LOCK.write_text("\n".join(pins) + "\n", encoding="utf-8")


def lint() -> None:
    """Style, types, layers."""
    layers = "from importlinter.cli import lint_imports; exit(lint_imports())"
    attempt(
        ("-m", "ruff", "check", "--quiet", "--output-format=concise", "."),
        ("-m", "ruff", "format", "--quiet", "--check", "."),
        ("-m", "mypy"),
        ("-c", layers),
    )


def fresh() -> None:
    """What is generated and kept in the repository is what is generated now."""
    attempt(("-m", "catalogkit", "schema", "--check"))


def sdist() -> None:
    """The suite from the unpacked source distribution, under the lowest versions."""
    out, place = BUILD / "sdist", BUILD / "lowest"
    shutil.rmtree(out, ignore_errors=True)
    build = ("-m", "build", "--no-isolation", "--sdist", "--outdir", str(out), ".")
    read(python(VENV), *build)
    shutil.unpack_archive(next(out.glob("*.tar.gz")), out)  # our own
    unpacked = next(each for each in out.iterdir() if each.is_dir())
    pins = dict(line.split("==") for line in LOCK.read_text("utf-8").splitlines())
    floor = [each.replace(">=", "==") for each in project()["project"]["dependencies"]]
    tools = [f"{name}=={pins[name]}" for name in TOOLS]
    if unlike(place, [*floor, *tools]):
        environment(place, clear=True)
        run(python(place), *PIP, *floor, *tools)
        remember(place, [*floor, *tools])
    ours = ("--no-deps", "--no-build-isolation", "--force-reinstall", str(unpacked))
    run(python(place), *PIP, *ours)
    run(python(place), *SHORT, "-o", "pythonpath=.", cwd=unpacked, profile="brief")


def tests() -> None:
    """The whole suite."""
    run(python(VENV), *PYTEST)


COMMANDS = {each.__name__: each for each in (demo, test, bench, lock)}


def develop() -> None:
    """All that is needed to work on the project."""
    with stage("set up"):
        locked()
        packages()


def locked() -> None:
    """The virtual environment of a developer, from the lock."""
    wanted = LOCK.read_text("utf-8").splitlines()
    if unlike(VENV, wanted):
        environment(VENV)
        run(python(VENV), *PIP, "-r", str(LOCK))
        run(python(VENV), *PIP, "--no-deps", "--no-build-isolation", "-e", ".")
        remember(VENV, wanted)


def packages() -> None:
    """The programs and Node packages that the tests drive."""
    for program, debian, lost in PROGRAMS:
        if not shutil.which(program):
            apt(debian)
        if not shutil.which(program):
            missing(f"'{program}' is not installed: {lost} cannot be tested")
    wanted = [NODE.joinpath("package-lock.json").read_text("utf-8")]
    if shutil.which("npm") and unlike(NODE / "node_modules", wanted):
        quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
        run("npm", "ci", *quiet, cwd=NODE)
        remember(NODE / "node_modules", wanted)


def apt(packages: str) -> None:
    """Install Debian packages, where that is possible without asking anyone."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return
    call = ("apt-get", "install", "-y", "-qq", "--no-install-recommends")
    try:
        read("apt-get", "update", "-qq")
        read(*call, *packages.split(), DEBIAN_FRONTEND="noninteractive")
    except Failed as problem:
        say(str(problem))


def environment(place: Path, *, clear: bool = False) -> None:
    """A virtual environment, made where there is none."""
    if clear or not Path(python(place)).exists():
        try:
            venv.create(place, clear=clear, with_pip=True)
        except subprocess.CalledProcessError:
            apt("python3-venv")
            venv.create(place, clear=True, with_pip=True)


def python(place: Path) -> str:
    """The Python of a virtual environment, on this system."""
    windows = place / "Scripts" / "python.exe"
    return str(windows if os.name == "nt" else place / "bin" / "python")


def project() -> dict[str, dict[str, list[str]]]:
    """What pyproject.toml says."""
    import tomllib  # noqa: PLC0415 -- an old Python must come as far as the question

    return tomllib.loads(ROOT.joinpath("pyproject.toml").read_text("utf-8"))


def unlike(place: Path, wanted: list[str]) -> bool:
    """Whether a folder was set up for something else, or never."""
    mark = place / "made-of"
    return not mark.exists() or mark.read_text("utf-8") != repr((sys.version, wanted))


def remember(place: Path, wanted: list[str]) -> None:
    """Note for what a folder was set up."""
    place.joinpath("made-of").write_text(repr((sys.version, wanted)), "utf-8")


def attempt(*commands: tuple[str, ...]) -> None:
    """Run every command of Python, also when one before it failed."""
    failed = []
    for each in commands:
        try:
            run(python(VENV), *each)
        except Failed as problem:
            failed.append(str(problem))
    if failed:
        raise Failed("; ".join(failed))


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Say what is done, and how long it took."""
    say(name)
    began = time.perf_counter()
    yield
    if name != "tests":
        say(f"{name}: {time.perf_counter() - began:.0f} s")


def run(*command: str, cwd: Path = ROOT, profile: str | None = None) -> None:
    """Run a command in sight of all."""
    env = {**os.environ, **({"HYPOTHESIS_PROFILE": profile} if profile else {})}
    if code := subprocess.call(command, cwd=cwd, env=env):
        name = " ".join(each for each in command[1:4] if each != "-m")
        raise Failed(f"'{name}' ended with {code}")  # noqa: EM102, TRY003


def read(*command: str, **env: str) -> str:
    """What a command prints; its words are shown only when it fails."""
    out = BUILD / "said.txt"
    out.parent.mkdir(exist_ok=True)
    with out.open("wb") as file:
        env = {**os.environ, **env}
        code = subprocess.call(command, cwd=ROOT, env=env, stdout=file, stderr=file)
    if code:
        say(out.read_text("utf-8", "replace"))
        message = f"'{' '.join(command[:3])}' ended with {code}"
        raise Failed(message)
    return out.read_text("utf-8")


def missing(what: str) -> None:
    """A part is not there: no matter for CI to pass over, a loud skip elsewhere."""
    if CI:
        raise Failed(what)
    say(f"SKIPPED: {what}")


def say(text: str) -> None:
    """One line, at once."""
    print(f"== {text}", flush=True)


def main() -> int:
    """Do what the first argument says."""
    if sys.version_info < (3, 11):  # noqa: UP036 -- whoever runs it may have an old one
        print("Python 3.11 or later is needed")
        return 2
    if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:  # noqa: PLR2004
        print((__doc__ or "").strip())
        return 2
    try:
        COMMANDS[sys.argv[1]]()
    except Failed as problem:
        print(f"== FAILED: {problem}", file=sys.stderr, flush=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
