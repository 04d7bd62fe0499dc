"""Requests that touch a point: found by proof, or for limits by trying them out."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from catalogkit.catalog.canonical import (
    TRUE,
    And,
    Ask,
    Between,
    Chosen,
    Given,
    Is,
    Isnt,
    Not,
    Or,
    Typed,
    both,
)
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.clock import NeverOpen, moment, seconds
from catalogkit.catalog.forms import judged_with
from catalogkit.catalog.regions import Requests, Unproven, requests
from catalogkit.catalog.scope import Scope
from catalogkit.catalog.scopes import Scopes
from catalogkit.decide.decided import decided
from catalogkit.decide.points import Point, beyond
from catalogkit.decide.refused import Refused
from catalogkit.decide.rulebook import rulebook
from catalogkit.decide.touching import Touching
from catalogkit.decision import Request
from catalogkit.model.service_item import ServiceItem

TRIES = 12


@dataclass(frozen=True)
class Witnesses:
    """Finds requests for the points of an item."""

    catalog: Catalog
    item: ServiceItem
    _found: dict[Typed, Request | None] = field(default_factory=dict)

    @cached_property
    def requests(self) -> Requests:
        """All requests for the item."""
        return requests(self.catalog, self.item)

    @cached_property
    def at(self) -> datetime.datetime:
        """When they are asked: the first working moment from the catalog's day on."""
        clock = rulebook(self.catalog).rules(self.item).clock
        day = self.catalog.today
        start = datetime.datetime.combine(day, datetime.time(), clock.zone)
        try:
            return moment(clock.opens(seconds(start)), clock.zone)
        except NeverOpen:
            return start

    def of(self, point: Point) -> Request | None:
        """A request that touches a point; None: there is none, or none was found.

        Raises Unproven where that is not found out.
        """
        if point.tree not in self._found:
            limit = point.kind == "limit"
            some = self._refused(point) if limit else self.some(point.tree)
            self._found[point.tree] = some
        return self._found[point.tree]

    def some(self, tree: Typed) -> Request | None:
        """A request that the form accepts and for which a condition holds.

        It is asked in working time, unless only another moment will do.
        """
        found = self.requests.some(tree)
        if found is None:
            return None
        usual = replace(found, at=self.at)
        if found.at is None or self._holds(tree, usual):
            return usual
        return replace(found, at=found.at.astimezone(self.at.tzinfo))

    def _holds(self, tree: Typed, request: Request) -> bool:
        point = Point("", "", self.item.at("id"), tree)
        try:
            found = decided(rulebook(self.catalog), self.item, request, traced=False)
        except Refused:
            return False
        return Touching(self.catalog, self.item, request, found).touches(point)

    def _refused(self, point: Point) -> Request | None:
        """A request that is fine but for one answer, which a constraint refuses."""
        for wanted, name, value in self._candidates(point):
            try:
                base = self.some(wanted)
            except Unproven:
                base = None
            if base is not None:
                answers = {**base.answers, name: value}
                other = replace(base, answers=answers)
                if self._is_refused(other):
                    return other
        return None

    def _candidates(self, point: Point) -> Iterator[tuple[Typed, str, object]]:
        scope = Scopes(self.catalog).of(self.item).at("constraint")
        given = [Ask(n, Given(given=True)) for n in sorted(judged_with(point.tree))]
        fields = {each.id for each in self.item.form}
        tried = 0
        for name, value in _values(point.tree, scope):
            if name in fields and tried < TRIES:
                tried += 1
                yield both(given), name, value
                yield TRUE, name, value

    def _is_refused(self, request: Request) -> bool:
        try:
            decided(rulebook(self.catalog), self.item, request, traced=False)
        except Refused as refused:
            return {each.reason for each in refused.refusals} == {"constraint"}
        return False


def _values(tree: Typed, scope: Scope) -> Iterator[tuple[str, object]]:
    """Values that may turn a line of a tree."""
    match tree:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _values(part, scope)
        case Not(part):
            yield from _values(part, scope)
        case Ask(name, Is(values) | Isnt(values)):
            kind = scope.find(name)
            known = () if kind is None else kind.options or ()
            yield from ((name, each) for each in (*values, *known))
        case Ask(name, Chosen(_, values)):
            kind = scope.find(name)
            known = () if kind is None else kind.options or ()
            yield from ((name, [each]) for each in (*values, *known))
            yield name, list(values)
        case Ask(name, Between(low, high)):
            for end in (low, high):
                yield from ((name, each) for each in beyond(end))
