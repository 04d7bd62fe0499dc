"""One fact of a request, its values put into classes that no test tells apart."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from catalogkit.catalog.canonical import Given, Test
from catalogkit.catalog.holds import NOWHERE, World
from catalogkit.catalog.regions.columns import Column, bits, transposed

ABSENT = 1
"""The mask of the first class of every dimension: the fact is not given."""
NOT_GIVEN = Given(given=False)
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
    given = [*values]
    columns = _columns([value for value, _ in given], asked, known, world)
    classes: dict[Hashable, int] = {}
    samples: list[list[object]] = [[]]
    tagged: dict[Hashable, int] = {}
    truths = [bits(test == NOT_GIVEN for _, test in asked)]
    for (value, tag), truth in zip(given, transposed(columns, len(given)), strict=True):
        number = classes.setdefault((truth, tag), len(samples))
        if number == len(samples):
            samples.append([])
            tagged[tag] = tagged.get(tag, 0) | 1 << number
            truths.append(truth)
        samples[number].append(value)
    masks = dict(zip(asked, transposed(truths, len(asked)), strict=True))
    return Dimension(name, samples, masks, tagged)


def _columns(
    values: Sequence[object],
    asked: Iterable[Asked],
    known: Known | None,
    world: World,
) -> list[int]:
    """For each test the values for which it holds."""
    of: dict[str, Column] = {}
    for attribute, _ in asked:
        if attribute not in of:
            look = known if attribute else None
            read = [look(value, attribute) for value in values] if look else values
            of[attribute] = Column(read, world)
    return [of[attribute].passing(test) for attribute, test in asked]


def yes_or_no(name: str) -> Dimension:
    """A fact that is so, or is not."""
    return Dimension(name, ((), (True,)), {}, {})
