"""The GitHub Action, run in real checkouts with a forge on this machine."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.forges import READER, forge
from tests.repositories import TINY, begun, cloned, with_world
from tests.runners import ACTION, ROOT, environment, github, merged

pytestmark = pytest.mark.git
VPN = "catalog/vpn-access.yaml"
GONE = "0123456789abcdef0123456789abcdef01234567"
MARK = "<!-- catalogkit: catalog -->\n"


@pytest.fixture
def hub():
    with forge() as made:
        yield made


@pytest.fixture
def origin(tmp_path):
    """The repository of a catalog, where a branch `topic` is made."""
    repo = with_world(tmp_path / "origin")
    repo.git("checkout", "--quiet", "-b", "topic")
    return repo


@pytest.fixture
def script(tmp_path, monkeypatch):
    """Gives the script of the action, in a checkout."""

    def started(repo, given=None):
        event, summary = tmp_path / "event.json", tmp_path / "summary"
        event.write_text('{"pull_request": {"number": 7}}', encoding="utf-8")
        files = {"REVIEW_FOLDER": tmp_path / "review", "GITHUB_EVENT_PATH": event}
        files["GITHUB_STEP_SUMMARY"] = summary
        files["REVIEW_FOLDER"].mkdir()
        env = {**environment(), **(given or {}), "GITHUB_BASE_REF": "main"}
        for name, value in {**env, **files}.items():
            monkeypatch.setenv(name, str(value))
        monkeypatch.chdir(repo.folder)
        file = ROOT / "ci" / "review.py"
        spec = importlib.util.spec_from_file_location("review", file)
        assert spec is not None
        made = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(made)
        return made

    return started


def test_a_pull_request_has_one_comment_that_follows_its_branch(tmp_path, origin, hub):
    origin.edit(VPN, "en: VPN access,", "en: VPN from outside,")
    origin.edit(VPN, "version: 1.0.0", "version: 1.0.1").commit()
    first = github(
        merged(origin, tmp_path / "1", "topic", "main"), tmp_path / "t1", hub
    )

    assert first.code == 0, first.log
    (told,) = hub.bodies
    assert told.startswith(f"{MARK}### Catalog change: 1 item")
    assert "VPN from outside" in told
    assert first.summary.strip() == told.removeprefix(MARK).strip()
    assert "(<https://forge.example.com/example/it/actions/runs/1>)" in told
    assert "VPN from outside" in (first.folder / "full.md").read_text("utf-8")

    # The branch is pushed by force, and others have merged something meanwhile.
    origin.git("reset", "--quiet", "--hard", "main")
    origin.edit(VPN, "type: paragraph", "type: url").commit()
    origin.git("checkout", "--quiet", "main")
    origin.edit("catalog/laptop.yaml", "en: Laptop", "en: Notebook").commit()
    second = github(
        merged(origin, tmp_path / "2", "topic", "main"), tmp_path / "t2", hub
    )

    assert second.code == 1
    (told,) = hub.bodies
    assert "breaking" in told
    assert "VPN from outside" not in told
    assert "Notebook" not in told
    assert f"::error file={VPN},line=" in second.log


def test_a_fork_gets_the_page_of_the_run_and_is_not_failed_for_it(
    tmp_path, hub, script, capfd
):
    origin = begun(tmp_path / "origin")
    origin.commit(TINY)
    origin.git("checkout", "--quiet", "-b", "topic")
    tiny = TINY["catalog/ops.yaml"]
    origin.commit({"catalog/ops.yaml": None, "catalog/teams/ops.yaml": tiny})
    repo = merged(origin, tmp_path / "clone", "topic", "main")

    assert script(repo, hub.env(READER)).reviewed("--root=.", "--base=origin/main")

    said = "::warning title=catalogkit comment::no comment: GitHub does not"
    assert said in capfd.readouterr().out
    assert "Catalog change: none" in (tmp_path / "summary").read_text("utf-8")
    assert not hub.bodies


def test_what_comes_from_outside_is_never_run(tmp_path, origin, hub):
    base = "a$(touch${IFS}pwned)`touch${IFS}pwned`\"';touch${IFS}pwned;#"
    origin.git("branch", base, "main")
    origin.edit(VPN, "name: a managed laptop", 'name: "::error::pwned"')
    origin.edit(VPN, "expect: {path: standard,", "expect: {path: expert,").commit()
    repo = merged(origin, tmp_path / "clone", "topic", base)

    ran = github(repo, tmp_path / "temp", hub, target=base, root="./$(touch pwned)/..")

    assert not list(tmp_path.rglob("pwned"))
    assert "::stop-commands::" in ran.log
    assert not re.search(r"^\s*::error::pwned", ran.log, re.MULTILINE)


def shallow(origin, folder):
    return cloned(origin, folder, "--depth=1", "--branch=topic", "--no-single-branch")


def without_base(origin, folder):
    return cloned(origin, folder, "--single-branch", "--branch=topic")


def thrown_away(origin, folder):
    repo = cloned(origin, folder)
    repo.git("checkout", "--quiet", "-B", "topic")
    return repo


def without_history_in_common(origin, folder):
    origin.git("checkout", "--quiet", "--orphan", "alone")
    origin.commit({"README.md": b"Another beginning."})
    return cloned(origin, folder, "--branch=alone")


def with_a_broken_base(origin, folder):
    origin.git("checkout", "--quiet", "main")
    origin.commit({"catalogkit.yaml": b"format: [\n"})
    origin.git("checkout", "--quiet", "-B", "topic")
    origin.commit(TINY)
    return cloned(origin, folder, "--branch=topic")


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (shallow, r"shallow.*fetch-depth: 0"),
        (without_base, r"no revision is called 'origin/main'.*git fetch"),
        (thrown_away, r"is not in this"),
        (without_history_in_common, r"no commit in common"),
        (with_a_broken_base, r"the catalogkit.yaml of .* cannot be read"),
    ],
)
def test_what_cannot_be_compared_is_one_sentence_on_the_page_of_the_change(
    tmp_path, script, capfd, made, said
):
    origin = begun(tmp_path / "origin")
    origin.commit(TINY)
    origin.git("checkout", "--quiet", "-b", "topic")
    origin.commit()
    repo = made(origin, tmp_path / "clone")

    base = GONE if made is thrown_away else "origin/main"

    assert not script(repo).reviewed("--root=.", f"--base={base}")
    log = capfd.readouterr().out
    (told,) = re.findall(r"^::error title=catalogkit diff::(.*)$", log, re.MULTILINE)
    assert re.search(said, told)
    assert "%0A" not in told


def test_a_push_is_checked_and_compared_with_nothing(tmp_path, origin, hub):
    ran = github(origin, tmp_path / "temp", hub, target="")

    assert ran.code == 0, ran.log
    assert "nothing wrong" in ran.log or "2 tests of 2 items hold" in ran.log
    assert not ran.summary
    assert not hub.asked


def test_nothing_is_interpolated_into_a_script_and_what_others_made_is_pinned():
    steps = yaml.safe_load(ACTION.read_text(encoding="utf-8"))["runs"]["steps"]

    assert not [each for each in steps if "${{" in each.get("run", "")]
    used = [each["uses"] for each in steps if "uses" in each]
    assert all(re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", each) for each in used)


@pytest.mark.parametrize(
    "call",
    [
        ("check-jsonschema", "--builtin-schema=vendor.github-actions"),
        ("zizmor", "--offline", "--quiet"),
    ],
)
def test_the_action_is_sound(call):
    done = subprocess.run(
        [Path(sys.executable).with_name(call[0]), *call[1:], ACTION],
        env=environment(),
        cwd=ROOT,
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
