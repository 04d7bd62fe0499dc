"""How much of each template was carried over: n/m for each thing a form can say."""

from collections.abc import Iterator

from catalogkit.diagnostic import Route
from catalogkit.importers import Table
from catalogkit.importers.backstage.template import Template
from catalogkit.importers.backstage.written import Json

THINGS = ("enum", "required", "default", "pattern", "dependency", "condition")
_DEPENDENT = ("dependencies", "dependentSchemas", "dependentRequired")


def table_of(templates: list[tuple[str, Template, int]]) -> Table:
    """One row a template, in order of its item's id, and their sum."""
    rows: list[tuple[str, ...]] = []
    sums = dict.fromkeys(THINGS, (0, 0))
    for name, template, fields in sorted(templates, key=lambda each: each[0]):
        counts = dict.fromkeys(THINGS, (0, 0))
        for thing, route in _things(template.get("spec", "parameters"), _PARAMETERS):
            carried = _is_carried(template, thing, route)
            counts[thing] = _plus(counts[thing], (int(carried), 1))
        sums = {thing: _plus(sums[thing], counts[thing]) for thing in THINGS}
        rows.append((name, str(fields), *(_said(counts[thing]) for thing in THINGS)))
    if len(rows) > 1:
        total = str(sum(fields for _, _, fields in templates))
        rows.append(("all", total, *(_said(sums[thing]) for thing in THINGS)))
    return Table(("item", "fields", *THINGS), tuple(rows))


_PARAMETERS: Route = ("spec", "parameters")


def _is_carried(template: Template, thing: str, route: Route) -> bool:
    ledger = template.ledger
    if thing in {"dependency", "condition"}:
        return route in ledger.understood
    if thing == "enum":
        entries = template.entries(*route)
        return all(ledger.is_carried((*route, i)) for i, _ in enumerate(entries))
    return ledger.is_carried(route)


def _plus(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return one[0] + other[0], one[1] + other[1]


def _said(count: tuple[int, int]) -> str:
    return f"{count[0]}/{count[1]}" if count[1] else "-"


def _things(value: Json, route: Route) -> Iterator[tuple[str, Route]]:
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
                yield key, here
                continue
            case "required", list():
                yield from (("required", (*here, i)) for i, _ in enumerate(each))
                continue
            case _ if key in _DEPENDENT and isinstance(each, dict):
                yield from (("dependency", (*here, name)) for name in each)
            case "if", _:
                yield "condition", here
            case "oneOf", list():
                yield from _branches(each, here)
        yield from _things(each, here)


def _branches(branches: list[Json], route: Route) -> Iterator[tuple[str, Route]]:
    for index, each in enumerate(branches):
        if isinstance(each, dict) and "const" not in each:
            yield "condition", (*route, index)
