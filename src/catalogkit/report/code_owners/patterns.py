r"""The path of one file as a pattern that means it and, where it can, nothing else.

GitHub takes most of gitignore's patterns, but neither `[ ]` nor `\#`, and says nothing
of other escapes; GitLab takes those of `fnmatch`. What a host has no sure way to say is
written `?`: any one character.
"""

from catalogkit.catalog.handles import Host

ANY = "?"
_SPECIAL = {"github": "*?[]#", "gitlab": ""}
_ESCAPED = {"github": " ", "gitlab": " *?["}


def pattern(path: str, host: Host) -> str:
    """The pattern of a file, by its path from the root of the repository."""
    return "/" + "".join(_said(each, host) for each in path)


def doubtful(path: str, host: Host) -> int:
    """How many characters of a path a host cannot be told."""
    return sum(_said(each, host) == ANY for each in path)


def _said(letter: str, host: Host) -> str:
    # A backslash at the end of a path would take the blank behind it along.
    if letter == "\\" or not letter.isprintable() or letter in _SPECIAL[host]:
        return ANY
    return f"\\{letter}" if letter in _ESCAPED[host] else letter
