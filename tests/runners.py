"""What runs a job of CI, as far as ours need it: a runner of GitHub, one of GitLab.

Both run the very lines that stand in action.yml and in the template, in bash, in a real
checkout. Only the installation is left out: `catalogkit` is the one of this checkout.
"""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.forges import JOB, Forge
from tests.repositories import SETTINGS, Repo, cloned

ROOT = Path(__file__).parent.parent
ACTION = ROOT / "action.yml"
TEMPLATE = ROOT / "templates" / "catalog-review.yml"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
INSIDE = {"python": "", "catalogkit": "-m catalogkit"}


@dataclass(frozen=True)
class Ran:
    """How a job ended, what it printed, and the folder of the whole review."""

    code: int
    log: str
    folder: Path
    summary: str = ""


def merged(origin: Repo, folder: Path, topic: str, base: str) -> Repo:
    """A clone in which a topic is merged into its base, as GitHub checks it out."""
    repo = cloned(origin, folder, "--no-checkout")
    repo.git("checkout", "--quiet", "--detach", f"origin/{base}")
    repo.git("merge", "--quiet", "--no-ff", "-m", "merged", f"origin/{topic}")
    return repo


def github(
    repo: Repo,
    temp: Path,
    hub: Forge | None = None,
    *,
    target: str = "main",
    token: str = JOB,
    **inputs: str,
) -> Ran:
    """Runs the action in a checkout; with a target it is a run of pull request 7."""
    event, summary, out = (temp / each for each in ("event.json", "summary", "out"))
    temp.mkdir(exist_ok=True)
    event.write_text(json.dumps({"pull_request": {"number": 7}} if target else {}))
    summary.write_text("")
    programs(temp / "catalogkit" / "bin")
    env = {
        **environment(),
        **(hub.env(token) if hub is not None else {}),
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_BASE_REF": target,
        "GITHUB_EVENT_PATH": str(event),
        "GITHUB_OUTPUT": str(out),
        "GITHUB_RUN_ID": "1",
        "GITHUB_SERVER_URL": "https://forge.example.com",
        "GITHUB_STEP_SUMMARY": str(summary),
        "RUNNER_TEMP": str(temp),
    }
    env.pop("GITHUB_TOKEN", None)
    action = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
    step = next(each for each in action["runs"]["steps"] if each.get("id") == "review")
    values = {"github.token": token}
    for name, about in action["inputs"].items():
        given = inputs.get(name.replace("-", "_"), about["default"])
        values[f"inputs.{name}"] = filled(given, values)
    env |= {key: filled(value, values) for key, value in step["env"].items()}
    code, log = bash(step["run"], repo.folder, env)
    return Ran(code, log, temp / "catalog-review", summary.read_text(encoding="utf-8"))


def filled(text: str, values: dict[str, str]) -> str:
    """A text with the values of its expressions."""
    return re.sub(r"\$\{\{ ([a-z.-]+) \}\}", lambda each: values[each[1]], text)


def template(**inputs: str) -> dict[str, Any]:
    """The jobs of the GitLab template, with some inputs."""
    spec, jobs = yaml.safe_load_all(TEMPLATE.read_text(encoding="utf-8"))
    values = {
        name: inputs.get(name, about.get("default", ""))
        for name, about in spec["spec"]["inputs"].items()
    }
    made: dict[str, Any] = interpolated(jobs, values)
    return made


def interpolated(value, values):
    """The same with the inputs in it, as GitLab puts them in: value by value."""
    if isinstance(value, dict):
        return {
            interpolated(key, values): interpolated(each, values)
            for key, each in value.items()
        }
    if isinstance(value, list):
        return [interpolated(each, values) for each in value]
    if not isinstance(value, str):
        return value
    wanted = r"\$\[\[ inputs\.(\w+) \]\]"
    return re.sub(wanted, lambda each: values[each[1]], value)


def gitlab(
    repo: Repo, called: str, env: dict[str, str], *, temp: Path, **inputs: str
) -> Ran:
    """Runs a job of the template in a checkout."""
    jobs = template(**inputs)
    job = jobs[called]
    base = jobs[job["extends"]]
    programs(temp)
    env = {"CI_JOB_URL": "https://forge.example.com/job/1", **environment(), **env}
    for key, value in {**base["variables"], **job.get("variables", {})}.items():
        env[key] = re.sub(r"\$(\w+)", lambda each: env.get(each[1], ""), value)
    env["PATH"] = f"{temp}{os.pathsep}{env['PATH']}"
    before = [each for each in base["before_script"] if "venv" not in each]
    code, log = bash("\n".join([*before, *job["script"]]), repo.folder, env)
    return Ran(code, log, repo.folder / "catalog-review")


def programs(folder: Path) -> None:
    """The programs that an installation would have made."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, words in INSIDE.items():
        file = folder / name
        file.write_text(f'#!/bin/sh\nexec "{sys.executable}" {words} "$@"\n')
        file.chmod(0o755)


def environment() -> dict[str, str]:
    """What a job starts with: nothing of the CI in which the tests run."""
    kept = ("PATH", "HOME", "LANG", "TMPDIR")
    env = {name: os.environ[name] for name in kept if name in os.environ}
    day = {"SOURCE_DATE_EPOCH": "1795305600"}
    return {**env, **SETTINGS, **day, "PYTHONPATH": str(ROOT / "src")}


def bash(script: str, folder: Path, env: dict[str, str]) -> tuple[int, str]:
    """Runs lines as both runners do."""
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        text=True,
        encoding="utf-8",
    )
    return done.returncode, done.stdout
