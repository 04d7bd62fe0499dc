"""The lines of the catalog in a CODEOWNERS that has others, too."""

from collections.abc import Sequence

BEGIN = "# catalogkit: begin"
END = "# catalogkit: end"
SAID = "# Written by 'catalogkit owners': change the catalog, not these lines."


class NoRegionError(ValueError):
    """The marks of a file do not stand in pairs; the message says which is missing."""


def region(lines: Sequence[str]) -> str:
    """The lines between their marks."""
    return "\n".join((BEGIN, SAID, *lines, END)) + "\n"


def merged(text: str, made: str) -> str:
    """A file with the region put in place of the old one, or behind all else.

    Raises NoRegionError where the file has one mark without the other.
    """
    lines = text.splitlines(keepends=True)
    begins = [n for n, each in enumerate(lines) if each.strip() == BEGIN]
    ends = [n for n, each in enumerate(lines) if each.strip() == END]
    if not begins and not ends:
        gap = "\n" if text and not text.endswith("\n") else ""
        return f"{text}{gap}\n{made}" if text.strip() else made
    if len(begins) != 1 or len(ends) != 1 or begins[0] > ends[0]:
        message = f"'{BEGIN}' and '{END}' must stand in it once each, in this order"
        raise NoRegionError(message)
    return "".join((*lines[: begins[0]], made, *lines[ends[0] + 1 :]))
