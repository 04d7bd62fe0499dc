"""A matrix in which less weighs more."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.matrices import urgencies
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note
from catalogkit.model.priority import PriorityMatrix

LEVELS = (
    "critical", "highest", "very_high", "extensive", "high", "major", "significant",
    "medium", "moderate", "normal", "low", "minor", "very_low", "lowest", "none",
)  # fmt: skip
"""Names whose order everybody knows; other levels count as written, strongest first."""
NUMBERED = re.compile(r"([a-z_]*?)_?([0-9]+)")


@check
def not_monotonic(catalog: Catalog) -> Iterator[Diagnostic]:
    """A smaller impact or urgency gives a higher priority."""
    for matrix in catalog.all(PriorityMatrix):
        impacts = _strongest_first(matrix.impact)
        columns = _strongest_first(urgencies(matrix))
        rank = _ranks(matrix)
        for impact, weaker in pairwise(impacts):
            for urgency in columns:
                cells = (impact, urgency), (weaker, urgency)
                yield from _compared(matrix, rank, *cells)
        for impact in impacts:
            for urgency, weaker in pairwise(columns):
                cells = (impact, urgency), (impact, weaker)
                yield from _compared(matrix, rank, *cells)


def _compared(
    matrix: PriorityMatrix,
    rank: dict[str, int],
    strong: tuple[str, str],
    weak: tuple[str, str],
) -> Iterator[Diagnostic]:
    above = matrix.impact[strong[0]].get(strong[1])
    below = matrix.impact[weak[0]].get(weak[1])
    if above is not None and below is not None and rank[below] < rank[above]:
        said = f"impact '{weak[0]}' with urgency '{weak[1]}' gives '{below}', which is"
        message = f"{said} higher than '{above}' for {strong[0]} and {strong[1]}"
        note = Note(matrix.at("impact", *strong), f"'{above}' here")
        yield not_monotonic.found(matrix.at("impact", *weak), message, notes=[note])


def _strongest_first(levels: Iterable[str]) -> list[str]:
    names = list(levels)
    return sorted(names, key=LEVELS.index) if set(names) <= set(LEVELS) else names


def _ranks(matrix: PriorityMatrix) -> dict[str, int]:
    """Each priority's place, 0 the highest: by number, by name, else as it appears."""
    rows = [matrix.impact[impact] for impact in _strongest_first(matrix.impact)]
    columns = _strongest_first(urgencies(matrix))
    names = dict.fromkeys(row[name] for row in rows for name in columns if name in row)
    numbers = {name: NUMBERED.fullmatch(name) for name in names}
    if all(numbers.values()):
        return {name: int(match[2]) for name, match in numbers.items() if match}
    return {name: place for place, name in enumerate(_strongest_first(names))}
