"""When an option is offered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalogkit.catalog.canonical import Ask, Is, Literal, Typed
from catalogkit.catalog.choices import Choice
from catalogkit.catalog.regions.formula import Formula, every
from catalogkit.catalog.regions.space import Space


@dataclass(frozen=True, slots=True)
class Offer:
    """Options that are offered alike: when, and for which answers of other fields."""

    when: Typed | None
    where: tuple[tuple[str, Literal], ...]

    def trees(self) -> Iterator[Typed]:
        """What must hold."""
        if self.when is not None:
            yield self.when
        for name, value in self.where:
            yield Ask(name, Is((value,)))


def offer_of(choice: Choice) -> Offer | None:
    """When an option is offered; None: always."""
    if choice.when is None and not choice.where:
        return None
    where = sorted(
        (name, value)
        for name, value in choice.where.items()
        if isinstance(value, str | int | float)
    )
    return Offer(choice.when, tuple(where))


def is_ever_offered(choice: Choice) -> bool:
    """Whether its row says what the answers it depends on must be."""
    return None not in choice.where.values()


def offered(space: Space, offer: object) -> Formula:
    """When options are offered, over the classes."""
    if not isinstance(offer, Offer):
        return True
    return every([space.formula(each) for each in offer.trees()])


def filters(choices: Sequence[Choice]) -> Iterator[Typed]:
    """The tests of other answers by which options are filtered."""
    wheres = dict.fromkeys(tuple(e.where.items()) for e in choices if e.where)
    for where in wheres:
        for name, value in where:
            if isinstance(value, str | int | float):
                yield Ask(name, Is((value,)))
