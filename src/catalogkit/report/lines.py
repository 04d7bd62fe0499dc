"""Findings with the lines of files in memory."""

from collections.abc import Collection, Mapping, Sequence

from catalogkit.diagnostic import Diagnostic, Place, Span
from catalogkit.report.show import Shown, show
from catalogkit.source.locate import locate
from catalogkit.source.text import plain_text


def shown_of(files: Mapping[str, bytes], found: Sequence[Diagnostic]) -> list[Shown]:
    """Findings with their lines and columns."""

    def spans_of(file: str, places: Collection[Place]) -> Mapping[Place, Span]:
        return locate(files[file], file, places) if file in files else {}

    def lines_of(file: str) -> Sequence[str]:
        return _readable(files[file]).split("\n") if file in files else ()

    return show(found, spans_of, lines_of)


def _readable(data: bytes) -> str:
    """The text of a file, for people; what is no text is shown as a mark."""
    try:
        return plain_text(data)
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace")
