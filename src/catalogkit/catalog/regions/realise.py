"""From classes to values: what a witness answers."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product

from catalogkit.catalog.canonical import Ask
from catalogkit.catalog.holds import holds
from catalogkit.catalog.regions.dimension import ABSENT
from catalogkit.catalog.regions.scene import Scene
from catalogkit.catalog.regions.space import Space
from catalogkit.catalog.tree import others

TRIES = 400
"""How many values are tried for tests that no class decides."""
Values = dict[str, object]


def realised(space: Space, masks: Sequence[int], scene: Scene) -> Values | None:
    """A value for each fact that is given, of the class that each mask leaves.

    None: no values were found for which the tests that no class decides come out as
    the masks say.
    """
    found = {
        dim.name: dim.samples[_class(masks[number])][0]
        for number, dim in enumerate(space.dims)
        if masks[number] != ABSENT and dim.samples[_class(masks[number])]
    }
    if not space.opaque:
        return found
    for values in islice(_tries(space, masks, found), TRIES):
        if _comes_out(space, masks, values, scene):
            return values
    return None


def moment_of(values: Mapping[str, object], scene: Scene) -> datetime.datetime:
    """When a request comes in."""
    at = values.get("request.time")
    return datetime.datetime.fromisoformat(at) if isinstance(at, str) else scene.now


def _tries(
    space: Space, masks: Sequence[int], found: Mapping[str, object]
) -> Iterator[Values]:
    names: dict[str, None] = {}
    for name, test in space.opaque:
        names.update(dict.fromkeys(n for n in (name, *others(test)) if n in found))
    samples = [
        space.dims[space.index[name]].samples[_class(masks[space.index[name]])]
        for name in names
    ]
    for values in product(*samples):
        yield {**found, **dict(zip(names, values, strict=True))}


def _comes_out(
    space: Space, masks: Sequence[int], values: Values, scene: Scene
) -> bool:
    world = scene.world_at(moment_of(values, scene), space.calendar)
    return all(
        holds(Ask(name, test), values, world) == (masks[dim] != ABSENT)
        for (name, test), dim in space.opaque.items()
        if name != "request.cost"  # which only the whole request tells
    )


def _class(mask: int) -> int:
    return (mask & -mask).bit_length() - 1
