"""Findings as annotations on a pull request at GitHub."""

from collections.abc import Iterator, Sequence

from catalogkit.diagnostic import Severity
from catalogkit.report.format import Format, Run
from catalogkit.report.show import Shown
from catalogkit.report.visible import joined, visible

COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.HINT: "notice",
}


def render(shown: Sequence[Shown], run: Run) -> str:  # noqa: ARG001 -- a Format's shape
    """One workflow command a finding."""
    return joined(map(_command, shown))


def _command(shown: Shown) -> str:
    found = shown.diagnostic
    properties = ",".join(f"{name}={_property(value)}" for name, value in _where(shown))
    return f"::{COMMANDS[found.severity]} {properties}::{_data(_message(shown))}"


def _where(shown: Shown) -> Iterator[tuple[str, str]]:
    span = shown.at.span
    yield "file", visible(shown.at.file)
    yield "line", str(span.line)
    yield "endLine", str(span.end_line)
    # Columns of a span over several lines are refused.
    if span.line == span.end_line:
        yield "col", str(span.column)
        yield "endColumn", str(span.end_column)
    yield "title", shown.diagnostic.rule


def _message(shown: Shown) -> str:
    notes = [
        f"{visible(note.message)} ({visible(at.file)}:{at.span.line})"
        for note, at in shown.notes
    ]
    return "\n".join([visible(shown.diagnostic.message), *notes])


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


GITHUB = Format(
    "github",
    "for GitHub Actions: annotations on the lines",
    render,
    seen_from_here=True,
)
