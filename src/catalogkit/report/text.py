"""Findings for a person at a terminal."""

from collections import Counter
from collections.abc import Iterator, Sequence

from catalogkit.diagnostic import Severity
from catalogkit.report.format import Format, Run, counted, plural
from catalogkit.report.picture import picture
from catalogkit.report.show import Excerpt, Shown
from catalogkit.report.visible import joined, visible

COLOURS = {
    Severity.ERROR: "1;31",
    Severity.WARNING: "1;33",
    Severity.HINT: "1;36",
}
BOLD = "1"
FAINT = "2"


def render(shown: Sequence[Shown], run: Run) -> str:
    """Every finding with its line of text, then what to do next."""
    return joined(_lines(shown, run))


def _lines(shown: Sequence[Shown], run: Run) -> Iterator[str]:
    for each in shown:
        yield from _finding(each, run)
        yield ""
    yield _closing(shown, run)
    yield from _next(shown)


def _finding(shown: Shown, run: Run) -> Iterator[str]:
    # No line begins with words of an author: runners obey lines that begin with '::'.
    found = shown.diagnostic
    severity = _paint(found.severity, COLOURS[found.severity], run)
    message = _paint(visible(found.message), BOLD, run)
    yield f"{severity}: {message}"
    yield f"  at {_where(shown.at)} ({found.rule})"
    yield from _picture(shown.at, COLOURS[found.severity], run)
    for note, excerpt in shown.notes:
        yield f"  note: {visible(note.message)}"
        yield f"  at {_where(excerpt)}"
        yield from _picture(excerpt, FAINT, run)
    if found.fix:
        yield f"  fix: {visible(found.fix.title or _change(found.fix.action))}"


def _picture(excerpt: Excerpt, colour: str, run: Run) -> Iterator[str]:
    line, carets = picture(excerpt)
    yield line
    margin, bar, marks = carets.partition("| ")
    yield margin + bar + _paint(marks, colour, run)


def _where(excerpt: Excerpt) -> str:
    return f"{visible(excerpt.file)}:{excerpt.span.line}:{excerpt.span.column}"


def _change(action: str) -> str:
    return f"{action} it"


def _paint(text: str, colour: str, run: Run) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if run.colour else text


def _closing(shown: Sequence[Shown], run: Run) -> str:
    definitions = plural(len(run.entities), "definition")
    scope = plural(run.items, "item") if run.items else definitions
    took = "" if run.seconds is None else f" ({run.seconds:.1f} s)"
    return f"{counted(shown) or 'nothing wrong'} in {scope}{took}"


def _next(shown: Sequence[Shown]) -> Iterator[str]:
    if not shown:
        return
    errors = [each for each in shown if each.diagnostic.severity is Severity.ERROR]
    rules = Counter(each.diagnostic.rule for each in errors or shown)
    rule = min(rules, key=lambda each: (-rules[each], each))
    fixes = sum(each.diagnostic.fix is not None for each in shown)
    yield f"next: catalogkit explain {visible(rule)}"
    if fixes:
        yield f"      catalogkit fix (repairs {fixes} of {len(shown)})"


TEXT = Format("text", "for people: each finding with its line of text", render)
