"""Whether a platform can tell apart, and keep, what a catalog calls things."""

from collections.abc import Iterator, Mapping

from catalogkit.catalog.catalog import Catalog
from catalogkit.diagnostic import Diagnostic, Note, Place
from catalogkit.resource import Attribute, Body, How, Json, Kind
from catalogkit.targets import SAME_NAME, TOO_LONG, Side


def misnamed(target: str, side: Side, catalog: Catalog) -> Iterator[Diagnostic]:
    """Things that a platform takes for one, and names that it cuts off."""
    seen: dict[tuple[str, tuple[Json, ...]], tuple[str, Place]] = {}
    for each in side.goal(catalog):
        if isinstance(each, Diagnostic) or each.key.kind not in side.kinds:
            continue
        kind, body, place = side.kinds[each.key.kind], each.body, each.place
        if place is None or not isinstance(body, Mapping):
            continue
        yield from _too_long(target, kind, body, place)
        yield from _twice_inside(target, kind, body, place)
        if not kind.named:
            continue
        name = tuple(_folded(kind, body.get(each)) for each in kind.named)
        said = " ".join(str(body.get(each)) for each in kind.named)
        if (kind.name, name) in seen:
            first, other = seen[kind.name, name]
            message = f"{_both(said, first)} one name to {target}, which could make "
            message += f"only one {kind.called or kind.name} of the two: call one of "
            message += "them otherwise"
            notes = [Note(other, "the other one")]
            yield SAME_NAME.found(place, message, notes=notes)
        seen.setdefault((kind.name, name), (said, place))


def _too_long(
    target: str, kind: Kind, made: Body, place: Place
) -> Iterator[Diagnostic]:
    for attribute in kind.named:
        said = made.get(attribute)
        if kind.longest is None or not isinstance(said, str):
            continue
        size = len(said.encode()) if kind.counts_bytes else len(said)
        if size > kind.longest:
            unit = "bytes" if kind.counts_bytes else "characters"
            message = f"'{said}' is {size} {unit} long and {target} keeps "
            message += f"{kind.longest}, so that the end of the name would be lost"
            yield TOO_LONG.found(place, message)


def _twice_inside(
    target: str, kind: Kind, made: Body, place: Place
) -> Iterator[Diagnostic]:
    for name, attribute in kind.attributes.items():
        entries = made.get(name)
        if attribute.how is not How.KEYED or not isinstance(entries, list):
            continue
        seen: dict[Json, str] = {}
        for said in _keys(attribute, entries):
            folded = _folded(kind, said)
            if folded in seen:
                message = f"{_both(said, seen[folded])} one name to {target}, so that "
                message += "nobody could tell the two apart: call one otherwise"
                yield SAME_NAME.found(place, message)
            seen[folded] = said


def _keys(attribute: Attribute, entries: list[Json]) -> Iterator[str]:
    for each in entries:
        if isinstance(each, Mapping):
            yield str(each.get(attribute.key))


def _folded(kind: Kind, said: Json) -> Json:
    return kind.folded(said) if isinstance(said, str) else said


def _both(said: str, first: str) -> str:
    return f"two '{said}' are" if said == first else f"'{said}' and '{first}' are"
