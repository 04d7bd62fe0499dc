"""What the GitHub Action does: check, test, say what changes, fail on what breaks.

Every command runs, whatever the one before said; one that fails makes the job fail.
What comes from outside is read from the environment and handed on as one word, never to
a shell.
"""

import os
import re
import secrets
import subprocess
import sys
from pathlib import Path

GIVEN = os.environ
FOLDER = Path(GIVEN["REVIEW_FOLDER"])
CATALOGKIT = (sys.executable, "-P", "-m", "catalogkit")


def main() -> int:
    """Runs everything; 1 when a part of it failed."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    root = f"--root={GIVEN.get('ROOT') or '.'}"
    well = [run("check", root, "--format=github"), run("test", root, is_text=True)]
    base = _base()
    if base:
        well.append(reviewed(root, f"--base={base}"))
    return int(not all(well))


def _base() -> str:
    """What a change is compared with; in a pull request the branch it goes to."""
    target = GIVEN.get("GITHUB_BASE_REF")
    return GIVEN.get("BASE") or (f"origin/{target}" if target else "")


def reviewed(root: str, base: str) -> bool:
    """Whether a change could be compared, and nothing in it must be agreed."""
    comment, full = FOLDER / "comment.md", FOLDER / "full.md"
    files = f"--output={comment}", f"--full={full}", f"--full-link={_page()}"
    if not run("diff", root, base, "--format=comment", *files, is_text=True):
        return False
    summarised(comment)
    commented(comment)
    fail_on = [f"--fail-on={GIVEN['FAIL_ON']}"] if GIVEN.get("FAIL_ON") else []
    return run("breaking", root, base, *fail_on, "--format=github")


def _page() -> str:
    """The page of this run, where the whole review can be downloaded."""
    names = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_RUN_ID")
    server, repository, number = (GIVEN.get(each, "") for each in names)
    return f"{server}/{repository}/actions/runs/{number}"


def summarised(comment: Path) -> None:
    """The comment on the page of the run, for those who may not comment."""
    if GIVEN.get("GITHUB_STEP_SUMMARY"):
        with Path(GIVEN["GITHUB_STEP_SUMMARY"]).open("a", encoding="utf-8") as page:
            page.write(f"{comment.read_text(encoding='utf-8')}\n")


def commented(comment: Path) -> None:
    """The comment in the pull request; that one is refused does not fail the job."""
    if GIVEN.get("COMMENT", "true") == "true" and GIVEN.get("GITHUB_BASE_REF"):
        name = f"--name={GIVEN.get('NAME') or 'catalog'}"
        run("comment", str(comment), name, is_text=True, level="warning")


def run(command: str, *words: str, is_text: bool = False, level: str = "error") -> bool:
    """Runs a command in sight of all; what it says on stderr becomes an annotation.

    What is text is not read by the runner for its commands, whatever is quoted in it.
    """
    stop = secrets.token_hex(16)
    say(f"::group::catalogkit {command}")
    if is_text:
        say(f"::stop-commands::{stop}")
    call = [*CATALOGKIT, command, *words]
    done = subprocess.run(call, stderr=subprocess.PIPE, check=False)
    if is_text:
        say(f"::{stop}::")
    told = done.stderr.decode("utf-8", "replace").strip()
    level = level if done.returncode else "notice"
    if told:
        say(f"::{level} title=catalogkit {command}::{data(told)}")
    say("::endgroup::")
    return done.returncode == 0


def data(text: str) -> str:
    """The sentence of an error, as one line for the runner."""
    sentence = re.split(r"^Error: ", text, flags=re.MULTILINE)[-1]
    return sentence.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def say(line: str) -> None:
    """One line, at once."""
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
