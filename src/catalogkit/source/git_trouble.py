"""What git cannot do, in sentences that say what to do about it."""

import re
from pathlib import Path

_DEEPEN = (
    "'git fetch --unshallow' (in GitHub Actions 'fetch-depth: 0', in GitLab "
    "'GIT_DEPTH: 0') brings the rest of the history"
)
_DAMAGE = ("corrupt", "bad object", "unable to", "inflate", "is empty")
_LONG = 200
_OBJECT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_OWNED = re.compile(r"dubious ownership in repository at '(.*)'", re.DOTALL)


class GitTrouble(Exception):
    """What git cannot do here, and how to help it: one sentence."""


class UnknownRevision(GitTrouble):
    """A name that no revision has."""


def not_installed() -> GitTrouble:
    """There is no program called git."""
    return GitTrouble(
        "git is not installed, or not on the PATH, and only git can read a revision: "
        "install it, or compare two folders"
    )


def no_folder(folder: Path) -> GitTrouble:
    """The folder that git was to be asked from is not there."""
    return GitTrouble(f"there is no folder '{folder}'")


def failed(folder: Path, said: str) -> GitTrouble:
    """What git's own words mean for the folder it was asked from."""
    owned = _OWNED.search(said)
    if owned is not None:
        return GitTrouble(
            f"git does not trust '{owned[1]}', because it belongs to another user: if "
            f"you do, 'git config --global --add safe.directory {owned[1]}' says so"
        )
    if is_nowhere(said):
        return GitTrouble(
            f"'{folder}' is in no git repository, so it has no revisions: compare two "
            "folders, as in 'catalogkit diff ../before .'"
        )
    if is_bare(said):
        return GitTrouble(
            f"'{folder}' looks like a bare repository, which git reads only when it is "
            "named: if it is yours, put GIT_DIR=. before the command"
        )
    if "promisor remote" in said or "from promisor" in said:
        return GitTrouble(
            "this clone has left out files (it is partial), and its remote does not "
            "give them now: try again when it can be reached, or clone without --filter"
        )
    lines = [each for each in said.split("\n") if each.strip()]
    fatal = next((each for each in lines if each.startswith("fatal: ")), "".join(lines))
    message = f"git cannot do this here: {fatal.removeprefix('fatal: ')}"
    if any(each in said for each in _DAMAGE):
        message += "; 'git fsck' tells what is damaged, and a new clone mends it"
    return GitTrouble(message)


def is_nowhere(said: str) -> bool:
    """Whether git found no repository."""
    return "not a git repository" in said


def is_bare(said: str) -> bool:
    """Whether git found one without files of its own, and was not told to use it."""
    return "cannot use bare repository" in said


def damaged(name: str) -> GitTrouble:
    """An object that must be there is not."""
    return GitTrouble(
        f"the repository is damaged, because it lacks the object {name}: 'git fsck' "
        "tells what else it lacks, and a new clone mends it"
    )


def unknown(name: str, *, shallow: bool, fresh: bool) -> UnknownRevision:
    """No revision is called so; `fresh` where nothing was committed yet."""
    first, dots, second = name.partition("..")
    shown = name if len(name) <= _LONG else f"{name[:_LONG]}…"
    if not name:
        message = "an empty name names no revision: is a variable perhaps not set?"
    elif fresh:
        message = "nothing is committed here yet, so there is nothing to compare with"
    elif dots:
        other = second.lstrip(".") or "HEAD"
        both = f"{first or 'HEAD'} {other}"
        message = f"'{shown}' names two revisions: write them apart, '{both}'"
    elif _OBJECT.fullmatch(name):
        message = (
            f"the commit {name} is not in this clone: 'git fetch origin {name}' brings "
            "it; where a force push threw it away, name the branch instead"
        )
    else:
        message = (
            f"no revision is called '{shown}' here: 'git branch --all' lists branches, "
            "and 'git fetch' brings those of others"
        )
    if shallow and name and not dots and not fresh:
        message += f"; this clone is shallow, and {_DEEPEN}"
    return UnknownRevision(message)


def no_default(*, shallow: bool) -> UnknownRevision:
    """There is no branch that a change could be for."""
    message = (
        "there is no branch to compare with, neither origin/HEAD nor origin/main, "
        "origin/master, main or master: name it with --base, after 'git fetch origin' "
        "where it is not here yet"
    )
    return UnknownRevision(f"{message}; {_DEEPEN}" if shallow else message)


def no_commit(name: str) -> GitTrouble:
    """A tree, where only commits have a history."""
    return GitTrouble(
        f"'{name}' is a folder of a revision, which never left another: name the "
        "revision alone, or compare with the folder as OLD"
    )


def no_fork(name: str, base: str, *, shallow: bool) -> GitTrouble:
    """Two revisions have no commit in common, as far as this clone knows."""
    if shallow:
        return GitTrouble(
            f"this clone is shallow and does not reach back to where {name} left "
            f"{base}: {_DEEPEN}"
        )
    new = "" if name == "HEAD" else f" {name}"
    return GitTrouble(
        f"{name} and {base} have no commit in common, so neither ever left the other: "
        f"'catalogkit diff {base}{new}' compares them as they are"
    )
