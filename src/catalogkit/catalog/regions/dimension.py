"""One fact of a request, its values put into classes that no test tells apart."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from catalogkit.catalog.canonical import Ask, Given, Is, Isnt, Test
from catalogkit.catalog.holds import NOWHERE, World, holds, is_absent

ABSENT = 1
"""The mask of the first class of every dimension: the fact is not given."""
Asked = tuple[str, Test]
"""A test and what it is asked of: an attribute of the fact, or the fact itself ("")."""
Known = Callable[[object, str], object]
"""Gives an attribute of a value."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """A fact and its classes.

    `samples` holds values of each class, likely ones first; of the first class, absent,
    there are none. `full` has a bit for every class. `masks` has the classes in which
    each test holds, `tagged` those of the values with each tag.
    """

    name: str
    samples: Sequence[Sequence[object]]
    masks: Mapping[Asked, int]
    tagged: Mapping[Hashable, int]

    @property
    def full(self) -> int:
        """All classes."""
        return (1 << len(self.samples)) - 1


def dimension(
    name: str,
    values: Iterable[tuple[object, Hashable]],
    asked: Sequence[Asked],
    known: Known | None = None,
    world: World = NOWHERE,
) -> Dimension:
    """The classes of some values, each with a tag that keeps it apart from others."""
    classes: dict[Hashable, int] = {}
    samples: list[list[object]] = [[]]
    truths: list[tuple[bool, ...]] = []
    tagged: dict[Hashable, int] = {}
    told = [_teller(attribute, test, known, world) for attribute, test in asked]
    for value, tag in values:
        truth = tuple([tell(value) for tell in told])
        number = classes.setdefault((truth, tag), len(samples))
        if number == len(samples):
            samples.append([])
            truths.append(truth)
            tagged[tag] = tagged.get(tag, 0) | 1 << number
        samples[number].append(value)
    masks = {
        each: _mask(each[1], [truth[place] for truth in truths])
        for place, each in enumerate(asked)
    }
    return Dimension(name, samples, masks, tagged)


def yes_or_no(name: str) -> Dimension:
    """A fact that is so, or is not."""
    return Dimension(name, ((), (True,)), {}, {})


def _mask(test: Test, truths: Sequence[bool]) -> int:
    absent = ABSENT if isinstance(test, Given) and not test.given else 0
    return absent + sum(2 << place for place, truth in enumerate(truths) if truth)


def _teller(
    attribute: str, test: Test, known: Known | None, world: World
) -> Callable[[object], bool]:
    quick = _quick(test)
    if attribute and known is not None:
        look = known
        inner = quick or _slow(test, world)
        seen: dict[object, bool] = {}

        def of_attribute(value: object) -> bool:
            found = look(value, attribute)
            if found not in seen:
                seen[found] = inner(found)
            return seen[found]

        return of_attribute
    return quick or _slow(test, world)


def _quick(test: Test) -> Callable[[object], bool] | None:
    """The tests that are asked most, for texts."""
    if isinstance(test, Given):
        given = test.given
        return lambda value: is_absent(value) != given
    if not isinstance(test, Is | Isnt):
        return None
    wanted = frozenset(test.values)
    if not all(type(each) is str for each in wanted):
        return None
    if isinstance(test, Is):
        return lambda value: value in wanted and not is_absent(value)
    return lambda value: (
        isinstance(value, str) and value not in wanted and not is_absent(value)
    )


def _slow(test: Test, world: World) -> Callable[[object], bool]:
    ask = Ask("it", test)
    return lambda value: holds(ask, {"it": value}, world)
