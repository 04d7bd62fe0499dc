"""The door where places become lines and columns."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from catalogkit.diagnostic import Diagnostic, Edit, Note, Place, Severity, Span

Spans = Callable[[str, Collection[Place]], Mapping[Place, Span]]
Lines = Callable[[str], Sequence[str]]

START = Span(1, 1, 1, 1)
SEVEREST = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A span, its file, and the line of text where it begins."""

    file: str
    span: Span
    text: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding with the places where people see it.

    `fix` is where the change of the finding's fix goes, if it has one.
    """

    diagnostic: Diagnostic
    at: Excerpt
    notes: tuple[tuple[Note, Excerpt], ...] = ()
    fix: Excerpt | None = None


def show(
    diagnostics: Iterable[Diagnostic], spans_of: Spans, lines_of: Lines
) -> list[Shown]:
    """Every finding with its lines, ordered by file, line and column.

    What is worst at one place comes first. `spans_of` is asked once a file, for all
    places in it together.
    """
    found = list(diagnostics)
    excerpts = _excerpts(_places(found), spans_of, lines_of)
    return sorted((_shown(each, excerpts) for each in found), key=_order)


def below(shown: Iterable[Shown], folder: str) -> list[Shown]:
    """Findings as seen from above the folder of the catalog."""

    def moved(at: Excerpt) -> Excerpt:
        return replace(at, file=f"{folder}/{at.file}") if folder else at

    return [
        replace(
            each,
            at=moved(each.at),
            notes=tuple((note, moved(at)) for note, at in each.notes),
            fix=moved(each.fix) if each.fix else None,
        )
        for each in shown
    ]


def _places(diagnostics: Iterable[Diagnostic]) -> dict[str, dict[Place, None]]:
    places: dict[str, dict[Place, None]] = {}
    for each in diagnostics:
        for place in _places_of(each):
            places.setdefault(place.file, {})[place] = None
    return places


def _places_of(diagnostic: Diagnostic) -> Iterable[Place]:
    yield diagnostic.place
    for note in diagnostic.notes:
        yield note.place
    if diagnostic.fix:
        yield _target(diagnostic.fix)


def _target(fix: Edit) -> Place:
    return fix.place.of_key() if fix.action == "rename" else fix.place


def _excerpts(
    places: Mapping[str, Mapping[Place, None]], spans_of: Spans, lines_of: Lines
) -> dict[Place, Excerpt]:
    excerpts = {}
    for file, wanted in places.items():
        routes = [place for place in wanted if place.span is None]
        spans = spans_of(file, routes) if routes else {}
        lines = lines_of(file)
        for place in wanted:
            span = place.span or spans.get(place, START)
            text = lines[span.line - 1] if 0 < span.line <= len(lines) else ""
            excerpts[place] = Excerpt(file, span, text)
    return excerpts


def _shown(diagnostic: Diagnostic, excerpts: Mapping[Place, Excerpt]) -> Shown:
    return Shown(
        diagnostic,
        excerpts[diagnostic.place],
        tuple((note, excerpts[note.place]) for note in diagnostic.notes),
        excerpts[_target(diagnostic.fix)] if diagnostic.fix else None,
    )


def _order(shown: Shown) -> tuple[str, int, int, int, str, str, str]:
    span, found = shown.at.span, shown.diagnostic
    return (
        shown.at.file,
        span.line,
        span.column,
        SEVEREST.index(found.severity),
        found.rule,
        found.message,
        found.fingerprint,
    )
