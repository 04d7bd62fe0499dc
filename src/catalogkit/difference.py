"""One fact of a catalog, before and after, and what a reviewer is told about it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from catalogkit.diagnostic import Diagnostic, Place

Steps = tuple[str, ...]
Below = tuple[tuple[Steps, str], ...]


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """Where a fact stands, whatever the file: an entity, and steps that name parts.

    A part of a list is named by its id, never by its place in it. `env` is the
    environment whose overlay alone says so, "" for what holds everywhere. As text:
    `service_item:vpn-access promise.fulfil`.
    """

    entity: str
    route: Steps = ()
    env: str = ""

    def __str__(self) -> str:
        steps = ".".join(map(_step, self.route))
        said = f"{self.entity} {steps}" if steps else self.entity
        return f"{said} [{self.env}]" if self.env else said


@dataclass(frozen=True, slots=True)
class Fact:
    """What stands at an address.

    `text` is the value in one spelling, so that 4h and 240m are the same; of a part
    with an id it says nothing, of a collection whose order matters it is the ids in
    order. `below` holds the facts of the parts of what is added or removed as a
    whole. `value` is the typed value: a duration, a text, a field.
    """

    text: str
    place: Place = field(compare=False)
    value: object = field(default=None, compare=False)
    below: Below = ()


@dataclass(frozen=True, slots=True)
class Added:
    """Something that was not there, with all its parts.

    In a `series`, where the order of the parts matters, it follows the part `after`, or
    is the first.
    """

    address: Address
    new: Fact
    after: str = ""
    series: bool = False


@dataclass(frozen=True, slots=True)
class Removed:
    """Something that is no longer there, with all its parts."""

    address: Address
    old: Fact


@dataclass(frozen=True, slots=True)
class Changed:
    """A value that is another."""

    address: Address
    old: Fact
    new: Fact


@dataclass(frozen=True, slots=True)
class Moved:
    """Parts that are the same and stand in another order: ids in order."""

    address: Address
    old: Fact
    new: Fact


@dataclass(frozen=True, slots=True)
class Renamed:
    """An entity that has another id: `old` is the address it had."""

    address: Address
    old: Fact
    new: Fact
    before: Address


Difference: TypeAlias = Added | Removed | Changed | Moved | Renamed


class Effect(StrEnum):
    """What a change does to somebody, the gravest first."""

    BREAKING = "breaking"
    """Requesters or programs that ask as before are refused, or get less."""
    IN_FLIGHT = "in-flight"
    """Requests that are already open become invalid, or go another way."""
    DATA_LOSS = "data-loss"
    """Platforms that delete history would delete answers."""
    WORSE = "promise-worse"
    """What is promised is less, or later."""
    BETTER = "promise-better"
    """What is promised is more, or sooner."""
    ADDITION = "addition"
    """More can be asked than before, and nobody has to do anything."""
    WORDING = "wording"
    """Only words that people read."""
    INTERNAL = "internal"
    """Nothing that a requester notices."""


GRAVE = frozenset({Effect.BREAKING, Effect.IN_FLIGHT, Effect.DATA_LOSS, Effect.WORSE})
"""Effects that must not be merged unnoticed."""
Bump = str
"""The part of a contract's version that must rise: major, minor, patch, or ""."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a difference means: one row for a reviewer.

    `found` is the finding, with its rule, place, sentence and notes; `agree` are the
    ids of the teams that must agree. `words` are the typed values that a changelog
    puts in each locale's own words: `about` (the text that names the part), `old`,
    `new` and what else a rule says.
    """

    difference: Difference
    found: Diagnostic
    effects: tuple[Effect, ...]
    bump: Bump
    agree: tuple[str, ...] = ()
    words: Mapping[str, object] = field(default_factory=dict, compare=False)

    @property
    def grave(self) -> bool:
        """Whether it must not be merged unnoticed."""
        return not GRAVE.isdisjoint(self.effects)


def ids_in(text: str) -> list[str]:
    """The ids of a collection in order, from the text of its fact."""
    found: list[str] = json.loads(text) if text else []
    return found


def in_order(ids: list[str]) -> str:
    """The text of the fact that says the order of some ids."""
    return json.dumps(ids, ensure_ascii=False)


def _step(step: str) -> str:
    plain = step and not any(each in '."[] ' or each < " " for each in step)
    return step if plain else json.dumps(step, ensure_ascii=False)
