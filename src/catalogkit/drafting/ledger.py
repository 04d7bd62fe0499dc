"""What became of every part of a source: carried over, or reported with a reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from catalogkit.diagnostic import Diagnostic, Place, Route, Rule
from catalogkit.drafting.rules import NOT_CARRIED
from catalogkit.drafting.written import Json


class Source(Protocol):
    """One or several documents as they were written."""

    @property
    def value(self) -> Json:
        """Everything in them."""

    @property
    def comments(self) -> Mapping[Route, str]:
        """The comments above keys."""

    def place(self, route: Route) -> Place:
        """Where the value at a route stands."""


@dataclass
class Ledger:
    """Fills while a source is read; `rest` says what nobody asked for.

    `program` is what the source was written for, as messages name it.
    `understood` holds the branches that became conditions; their keys are accounted
    for one by one.
    """

    written: Source
    program: str
    found: list[Diagnostic] = field(default_factory=list)
    understood: set[Route] = field(default_factory=set)
    _carried: set[Route] = field(default_factory=set)
    _settled: set[Route] = field(default_factory=set)

    def carry(self, *routes: Route) -> None:
        """Notes that these values, and what is inside each, live on."""
        self._carried.update(routes)
        self._settled.update(routes)

    def report(self, rule: Rule, route: Route, message: str) -> None:
        """Notes that a value stays behind or changes on the way, and why."""
        self._settled.add(route)
        diagnostic = rule.found(self.written.place(route), message)
        if diagnostic not in self.found:
            self.found.append(diagnostic)

    def drop(self, route: Route, message: str) -> None:
        """Notes that a value has no counterpart here."""
        self._carried.discard(route)
        self.report(NOT_CARRIED, route, message)

    def is_carried(self, route: Route) -> bool:
        """Whether a value, or one around it, lives on."""
        return any(route[:depth] in self._carried for depth in range(len(route) + 1))

    def is_settled(self, route: Route) -> bool:
        """Whether a value, or one around it, was carried or reported."""
        return any(route[:depth] in self._settled for depth in range(len(route) + 1))

    def rest(self) -> None:
        """Reports every key that was neither carried nor reported."""
        for route in list(self._open(self.written.value, ())):
            key = next((each for each in reversed(route) if isinstance(each, str)), "")
            self.drop(route, f"'{key}' has no counterpart here")

    def _open(self, value: Json, route: Route) -> Iterator[Route]:
        """The largest parts in which nothing is settled."""
        if route in self._settled:
            return
        inner = list(_children(value, route))
        if not any(self._touched(child) for _, child in inner):
            yield route
            return
        for each, child in inner:
            yield from self._open(each, child)

    def _touched(self, route: Route) -> bool:
        return any(each[: len(route)] == route for each in self._settled)


def _children(value: Json, route: Route) -> Iterator[tuple[Json, Route]]:
    if isinstance(value, dict):
        yield from ((each, (*route, key)) for key, each in value.items())
    elif isinstance(value, list):
        yield from ((each, (*route, index)) for index, each in enumerate(value))
