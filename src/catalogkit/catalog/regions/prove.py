"""Whether something can be asked: splitting, else a SAT solver, else not proven."""

from collections.abc import Iterable, Sequence

from catalogkit.catalog.regions import sat
from catalogkit.catalog.regions.formula import Formula, dimensions
from catalogkit.catalog.regions.search import NODES, Spent, find, groups, settle
from catalogkit.catalog.regions.space import Ground, Space


class Unproven(Exception):
    """Given up past the budget; the text is the reason in words."""


def solution(
    space: Space, parts: Sequence[Formula], *, whole: bool = False
) -> list[int] | None:
    """Masks in which all parts and all rules hold; None: proven that there are none.

    Only rules that have to do with the parts are looked at, as all others can be met
    whatever is asked; with `whole` the masks meet those too. Raises Unproven.
    """
    here = ground(space)
    if here is None:
        return None
    rules = [*here.rules] if whole else near(here, parts)
    masks = solved([*parts, *rules], here.masks)
    if masks is not None and space.unproven:
        raise Unproven(space.unproven[0])
    return masks


def ground(space: Space) -> Ground | None:
    """The rules of a space, settled once; None where nothing can be asked."""
    if space.ground is False:
        space.ground = _ground(space)
    return space.ground  # type: ignore[return-value]


def near(here: Ground, parts: Iterable[Formula]) -> list[Formula]:
    """The rules that have to do with some parts."""
    dims: set[int] = set()
    for part in parts:
        dimensions(part, dims)
    if not here.of:
        return []
    numbers = dict.fromkeys(here.of[dim] for dim in sorted(dims) if dim in here.of)
    return [rule for number in numbers for rule in here.groups[number]]


def solved(parts: Sequence[Formula], masks: Sequence[int]) -> list[int] | None:
    """Masks in which all parts hold; None: proven that there are none."""
    try:
        return find(parts, masks, QUICK if sat.is_installed() else NODES)
    except Spent:
        pass
    if not sat.is_installed():
        message = (
            f"the question is not decided after {NODES:,} steps; "
            "pip install 'catalogkit[proof]' brings a stronger prover"
        )
        raise Unproven(message)
    try:
        return sat.solve(parts, masks)
    except sat.GivenUp:
        message = f"a SAT solver gave up after {sat.CONFLICTS:,} contradictions"
        raise Unproven(message) from None


QUICK = 2_000
"""How many splits are tried before a SAT solver that is there is asked."""


def _ground(space: Space) -> Ground | None:
    masks = [*space.start]
    rules = settle([*space.rules], masks)
    if rules is None:
        return None
    apart = groups(rules)
    for _, together in apart:
        if solved(together, masks) is None:
            return None
    of = {dim: number for number, (dims, _) in enumerate(apart) for dim in dims}
    return Ground(masks, rules, [together for _, together in apart], of)
