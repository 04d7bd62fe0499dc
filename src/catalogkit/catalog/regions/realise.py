"""From classes to values: what a witness answers."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from catalogkit.catalog.canonical import Ask, Test
from catalogkit.catalog.holds import holds
from catalogkit.catalog.regions.dimension import ABSENT
from catalogkit.catalog.regions.scene import Scene
from catalogkit.catalog.regions.space import Space
from catalogkit.catalog.tree import others

TRIES = 2000
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
    return _Tries(space, masks, scene, found).found() if space.opaque else found


def moment_of(values: Mapping[str, object], scene: Scene) -> datetime.datetime:
    """When a request comes in."""
    at = values.get("request.time")
    return datetime.datetime.fromisoformat(at) if isinstance(at, str) else scene.now


@dataclass
class _Tries:
    """Values for the facts that are compared, one after the other.

    A test is judged as soon as all facts that it reads have a value, so that a value
    which fails is not tried again with every value of the facts after it.
    """

    space: Space
    masks: Sequence[int]
    scene: Scene
    values: Values
    left: int = TRIES
    names: list[str] = field(default_factory=list)

    def found(self) -> Values | None:
        """The first values with which all tests come out; None after so many tries."""
        read = {n for owner, test in self.space.opaque for n in (owner, *others(test))}
        given = [name for name in self.values if name in read]
        self.names = sorted(given, key="request.time".__ne__)
        return self.values if self._fits(-1) and self._from(0) else None

    def _from(self, number: int) -> bool:
        if number == len(self.names):
            return True
        name = self.names[number]
        dim = self.space.index[name]
        for value in self.space.dims[dim].samples[_class(self.masks[dim])]:
            if self.left == 0:
                return False
            self.left -= 1
            self.values[name] = value
            if self._fits(number) and self._from(number + 1):
                return True
        return False

    def _fits(self, number: int) -> bool:
        """Whether those tests come out that read the fact of a number last."""
        world = self.scene.world_at(
            moment_of(self.values, self.scene), self.space.calendar
        )
        return all(
            holds(Ask(name, test), self.values, world) == (self.masks[dim] != ABSENT)
            for (name, test), dim in self.space.opaque.items()
            if name != "request.cost"  # which only the whole request tells
            and self._last(name, test) == number
        )

    def _last(self, name: str, test: Test) -> int:
        those = [self.names.index(n) for n in (name, *others(test)) if n in self.names]
        return max(those, default=-1)


def _class(mask: int) -> int:
    return (mask & -mask).bit_length() - 1
