"""How much of a JSON Schema was carried over: n/m for each thing a form can say."""

from collections.abc import Iterable, Iterator

from catalogkit.diagnostic import Route
from catalogkit.drafting.ledger import Ledger
from catalogkit.drafting.written import Json

THINGS = ("enum", "required", "default", "pattern", "dependency", "condition")
_DEPENDENT = ("dependencies", "dependentSchemas", "dependentRequired")
Count = tuple[int, int]


def counts(schema: Json, route: Route, ledger: Ledger) -> dict[str, Count]:
    """How many of each thing were carried, and how many there are."""
    found = dict.fromkeys(THINGS, (0, 0))
    for thing, where, value in _things(schema, route):
        carried = _is_carried(ledger, thing, where, value)
        found[thing] = _plus(found[thing], (int(carried), 1))
    return found


def rows(
    counted: Iterable[tuple[str, int, dict[str, Count]]],
) -> tuple[tuple[str, ...], ...]:
    """A row for each item, in order of its id, and their sum."""
    items = sorted(counted, key=lambda each: each[0])
    lines = [(name, str(fields), *_said(found)) for name, fields, found in items]
    if len(items) > 1:
        sums = dict.fromkeys(THINGS, (0, 0))
        for _, _, found in items:
            sums = {thing: _plus(sums[thing], found[thing]) for thing in THINGS}
        total = str(sum(fields for _, fields, _ in items))
        lines.append(("all", total, *_said(sums)))
    return tuple(lines)


def _is_carried(ledger: Ledger, thing: str, route: Route, value: Json) -> bool:
    if thing in {"dependency", "condition"}:
        return route in ledger.understood
    if thing == "enum":
        entries = value if isinstance(value, list) else [value]
        return all(ledger.is_carried((*route, i)) for i, _ in enumerate(entries))
    return ledger.is_carried(route)


def _plus(one: Count, other: Count) -> Count:
    return one[0] + other[0], one[1] + other[1]


def _said(found: dict[str, Count]) -> Iterator[str]:
    for thing in THINGS:
        carried, whole = found[thing]
        yield f"{carried}/{whole}" if whole else "-"


def _things(value: Json, route: Route) -> Iterator[tuple[str, Route, Json]]:
    """Everything of a schema that is counted, and where it stands."""
    if isinstance(value, list):
        for index, each in enumerate(value):
            yield from _things(each, (*route, index))
    if not isinstance(value, dict):
        return
    for key, each in value.items():
        here = (*route, key)
        match key, each:
            case "properties", dict():
                for name, sub in each.items():
                    yield from _things(sub, (*here, name))
                continue
            case "enum" | "default" | "pattern", _:
                yield key, here, each
                continue
            case "required", list():
                yield from (
                    ("required", (*here, i), name) for i, name in enumerate(each)
                )
                continue
            case _ if key in _DEPENDENT and isinstance(each, dict):
                yield from (
                    ("dependency", (*here, name), sub) for name, sub in each.items()
                )
            case "if", _:
                yield "condition", here, each
            case "oneOf", list():
                yield from _branches(each, here)
        yield from _things(each, here)


def _branches(branches: list[Json], route: Route) -> Iterator[tuple[str, Route, Json]]:
    for index, each in enumerate(branches):
        if isinstance(each, dict) and "const" not in each:
            yield "condition", (*route, index), each
