"""An item's paths as a decision table: one column a field, one row a way to a path.

The rows are in the order in which paths are tried; the first that fits is taken, which
DMN calls hit policy F.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from catalogkit.catalog.canonical import (
    TRUE,
    And,
    Ask,
    Between,
    Is,
    Not,
    Or,
    Other,
    Today,
    Typed,
    both,
    either,
)
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.holds import holds
from catalogkit.catalog.path_order import in_order
from catalogkit.model.service_item import Path, ServiceItem

MOST = 64
"""Rows for one path; a condition that needs more is told as a whole."""
Cells = Mapping[str, Typed]


@dataclass(frozen=True)
class Row:
    """A way to a path: what each field must meet; a field that is not there may be any.

    `whole` is the condition where it is no table of that size; then there are no cells.
    """

    path: str
    cells: Cells
    whole: Typed | None = None


@dataclass(frozen=True)
class DecisionTable:
    """The columns by name, answers in the order of the form first, and the rows."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def decision_table(catalog: Catalog, item: ServiceItem) -> DecisionTable:
    """The paths of an item as a table."""
    rows = tuple(
        row for name, path in in_order(item) for row in _rows(catalog, name, path)
    )
    read = dict.fromkeys(name for row in rows for name in row.cells)
    asked = [each.id for each in item.form]

    def place(name: str) -> tuple[int, str]:
        base, dot, _ = name.partition(".")
        return (asked.index(base) if base in asked else len(asked), dot)

    return DecisionTable(tuple(sorted(read, key=place)), rows)


def _rows(catalog: Catalog, name: str, path: Path) -> Iterator[Row]:
    tree: Typed = TRUE if path.when is None else catalog.typed[id(path.when)]
    ways = _ways(tree, wanted=True)
    if ways is None:
        yield Row(name, {}, tree)
        return
    found: list[dict[str, Typed]] = []
    for way in ways:
        cells = _cells(way)
        if cells is not None and cells not in found:
            found.append(cells)
    yield from (Row(name, cells) for cells in found)


def _ways(tree: Typed, *, wanted: bool) -> list[tuple[Typed, ...]] | None:
    """The tree, or its complement, as a list of lists of single tests; None: too many.

    Every list of tests that all hold is one way in which the whole does.
    """
    match tree:
        case Not(part):
            return _ways(part, wanted=not wanted)
        case And(parts) | Or(parts):
            inner = [_ways(part, wanted=wanted) for part in parts]
            known = [each for each in inner if each is not None]
            if len(known) < len(inner):
                return None
            if isinstance(tree, Or) is wanted:
                flat = [way for each in known for way in each]
                return flat if len(flat) <= MOST else None
            return _crossed(known)
    return [(tree if wanted else Not(tree),)]


def _crossed(parts: list[list[tuple[Typed, ...]]]) -> list[tuple[Typed, ...]] | None:
    count = 1
    for each in parts:
        count *= len(each)
        if count > MOST:
            return None
    return [tuple(t for way in each for t in way) for each in product(*parts)]


def _cells(way: tuple[Typed, ...]) -> dict[str, Typed] | None:
    """What each field must meet; None where one field must be two things at once."""
    found: dict[str, list[Typed]] = {}
    for test in way:
        name = test.part.field if isinstance(test, Not) else test.field  # type: ignore[union-attr]
        found.setdefault(name, []).append(test)
    cells = {name: _joined(tests) for name, tests in found.items()}
    return None if either(()) in cells.values() else cells


def _joined(tests: list[Typed]) -> Typed:
    """All tests of one field as one; values that are named and fail others go."""
    first = next((each for each in tests if _is_list(each)), None)
    if first is None or len(tests) == 1:
        return both(tests)
    assert isinstance(first, Ask)  # noqa: S101 - _is_list said so
    assert isinstance(first.test, Is)  # noqa: S101 - _is_list said so
    others = [each for each in tests if each is not first]
    if not all(map(_is_plain, others)):
        return both(tests)
    left = tuple(
        value
        for value in first.test.values
        if all(holds(each, {first.field: value}) for each in others)
    )
    return Ask(first.field, Is(left), first.route) if left else either(())


def _is_list(tree: Typed) -> bool:
    return isinstance(tree, Ask) and isinstance(tree.test, Is) and _is_plain(tree)


def _is_plain(tree: Typed) -> bool:
    """Whether a test looks at nothing but its own field."""
    test = tree.part.test if isinstance(tree, Not) else tree.test  # type: ignore[union-attr]
    match test:
        case Between(low, high):
            values: tuple[object, ...] = (low, high)
        case _:
            values = getattr(test, "values", ())
    return not any(isinstance(each, Other | Today) for each in values)
