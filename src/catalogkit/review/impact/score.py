"""How much it matters: a sum whose every part says what it counts.

A system counts by its criticality, a value stream by its sensitivity, a service item by
how often it is asked for. Each is divided by how many steps away it is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalogkit.catalog.graph.reach import Reached
from catalogkit.model.landscape import System
from catalogkit.model.service_item import ServiceItem
from catalogkit.model.stream import ValueStream
from catalogkit.review.impact.names import Names

CRITICALITY = {"low": 1, "medium": 2, "high": 4, "critical": 8}
UNSTATED = "medium"
"""So a system counts of which nobody says how critical it is."""
SENSITIVITY = {"low": 2, "medium": 4, "high": 8}
PER_WEEK = 50
"""So many requests a week are worth as much as another item."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one thing adds: its points, and how far away it is."""

    address: str
    weight: float
    because: str
    steps: int

    @property
    def points(self) -> float:
        """Its weight, less the farther it is: where it starts counts as one step."""
        return self.weight / max(1, self.steps)


@dataclass(frozen=True)
class Score:
    """All parts, the largest first."""

    parts: tuple[Part, ...]

    @property
    def total(self) -> float:
        """The sum of all parts."""
        return sum(each.points for each in self.parts)

    def of(self, kind: str) -> list[Part]:
        """The parts of one kind of thing."""
        return [e for e in self.parts if e.address.startswith(f"{kind}:")]


def score(found: Mapping[str, Reached], names: Names) -> Score:
    """The score of what is reached; what only hears of it counts nothing."""
    parts = (part for each in found.values() for part in _part(each, names))
    return Score(tuple(sorted(parts, key=lambda e: (-e.points, e.address))))


def _part(found: Reached, names: Names) -> Iterator[Part]:
    if found.ends or "/" in found.address:
        return
    match names.entity(found.address):
        case System(criticality=said):
            named = f"{said} criticality" if said else "criticality not stated"
            weight: float = CRITICALITY[said or UNSTATED]
        case ValueStream(sensitivity=said):
            named, weight = f"{said} sensitivity", SENSITIVITY[said]
        case ServiceItem(demand=demand):
            week = demand.per_week if demand is not None else 0
            named = f"{week} requests a week" if week else "demand not stated"
            weight = 1 + week / PER_WEEK
        case _:
            return
    yield Part(found.address, weight, named, found.steps)
