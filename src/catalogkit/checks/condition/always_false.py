"""Conditions that nothing meets."""

from collections.abc import Iterator

from catalogkit.catalog.canonical import Ask, Typed, lines
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import softened
from catalogkit.catalog.proofs import proven
from catalogkit.catalog.proofs.found import Empty, Limit, Line, Never
from catalogkit.catalog.proofs.words import place_of, quoted
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note

SO = {
    "shown": "'{name}' is never shown",
    "required": "'{name}' is never required",
    "read_only": "'{name}' can always be changed",
    "approval": "'{name}' is never asked",
    "task": "'{name}' is never done",
    "deliverable": "'{name}' is never delivered",
    "notification": "the message '{name}' never goes out",
}


@check
def always_false(catalog: Catalog) -> Iterator[Diagnostic]:
    """A condition holds for no request that the form accepts."""
    for found in proven(catalog, Never):
        if not _is_said_elsewhere(found):
            yield softened(_never(catalog, found), found.item)
    for line in proven(catalog, Line):
        if line.never:
            place = place_of(line.item, line.use.condition, line.line)
            message = "no request meets this line, so it changes nothing"
            yield softened(always_false.found(place, message), line.item)
    for empty in proven(catalog, Empty):
        place = empty.audience.at("when")
        yield always_false.found(place, "nobody belongs to this audience")
    for limit in proven(catalog, Limit):
        if limit.never:
            place = limit.item.at("constraints", limit.index, "require")
            message = "nothing meets this limit, so what it reads cannot be answered"
            yield softened(always_false.found(place, message), limit.item)


def _is_said_elsewhere(found: Never) -> bool:
    """By other rules: what is required while hidden, and cases that come too late."""
    if found.given is not None and found.given.why != "path":
        return True
    field = found.use.field
    return found.use.what == "shown" and field is not None and field.required


def _never(catalog: Catalog, found: Never) -> Diagnostic:
    item, use = found.item, found.use
    places = [place_of(item, use.condition, line) for line in _shown(found)]
    notes = [Note(place, "excludes it") for place in places[1:]]
    place = places[0] if places else item.at(use.condition)
    so = SO.get(use.what, "this case never applies").format(name=use.name)
    message = f"{_why(catalog, found)}, so {so}"
    return always_false.found(place, message, notes=notes)


def _shown(found: Never) -> tuple[Typed, ...]:
    """The lines to look at: that which reads a hidden field, or those that exclude."""
    reads = (each for each in lines(found.use.tree) if _base(each) == found.hidden)
    line = next(reads, None) if found.hidden else None
    return found.lines if line is None else (line,)


def _base(line: Ask) -> str:
    return line.field.partition(".")[0]


def _why(catalog: Catalog, found: Never) -> str:
    if found.hidden:
        return f"'{found.hidden}' is hidden whenever this reads it"
    where = f" {found.given.said}" if found.given is not None else ""
    if not found.lines:
        return f"no request meets this condition{where}"
    said = [quoted(catalog, found.item, found.use, line) for line in found.lines]
    never = "never hold together" if len(said) > 1 else "never holds"
    return f"{' and '.join(said)} {never}{where}"
