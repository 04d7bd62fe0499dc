"""What is promised on each path of an item: every case, priority and phase of it."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from catalogkit.catalog.canonical import Ask, Is, Typed, negated
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.path_order import in_order
from catalogkit.catalog.promises import phases, promised
from catalogkit.diagnostic import Place
from catalogkit.model.cases import Case
from catalogkit.model.duration import Duration
from catalogkit.model.promise import By, Commitment, Target
from catalogkit.model.service_item import Path, ServiceItem

YEAR = 365
NONE = Target()


@dataclass(frozen=True, slots=True)
class Promise:
    """One time that is promised on a path, and for which requests.

    `kind` is respond or fulfil. It holds from `since` until before `until`, where all
    of `whens` hold; `priority` is None where the time does not depend on it.
    """

    item: ServiceItem
    path_id: str
    path: Path
    kind: str
    time: Duration | By
    calendar: str | None
    priority: str | None
    starts: str
    pause_on: tuple[str, ...]
    whens: tuple[Typed, ...]
    where: tuple[object, ...]
    since: datetime.date
    until: datetime.date | None

    def days(self, today: datetime.date) -> tuple[datetime.date, datetime.date]:
        """The days it is judged on: the twelve months after today, or its first."""
        first = max(self.since, today)
        last = first + datetime.timedelta(days=YEAR)
        return first, last if self.until is None else min(last, self.until)

    @property
    def place(self) -> Place:
        """Where it is written."""
        return self.item.at(*self.where)

    def of_all(self) -> "Promise":
        """The same promise, as if it were made to everybody."""
        return replace(self, whens=())

    def only(self, also: tuple[Typed, ...]) -> "Promise":
        """The same promise, for fewer requests."""
        return replace(self, whens=(*self.whens, *also))


def promises(catalog: Catalog, item: ServiceItem, kind: str) -> Iterator[Promise]:
    """Every time of a kind that an item promises, path by path."""
    for name, path in in_order(item):
        promise = promised(item, path)
        if promise is None:
            continue
        until = None
        for since, words in phases(promise):
            if until is None or until > catalog.today:
                terms = _Terms(catalog, item, name, path, words)
                yield from terms.all(kind, since, until)
            until = since


@dataclass(frozen=True, slots=True)
class _Terms:
    """A promise in the words of one phase."""

    catalog: Catalog
    item: ServiceItem
    name: str
    path: Path
    words: Commitment

    def all(
        self, kind: str, since: datetime.date, until: datetime.date | None
    ) -> Iterator[Promise]:
        words = self.words
        own = words.respond if kind == "respond" else words.fulfil
        for priority, target in self._targets(has_time=own is not None):
            calendar = target.calendar if words.calendar is None else words.calendar
            for time, whens, where in self._times(kind, target):
                yield Promise(
                    self.item,
                    self.name,
                    self.path,
                    kind,
                    time,
                    calendar,
                    priority,
                    words.starts,
                    words.pause_on,
                    (*self._where(priority), *whens),
                    where,
                    since,
                    until,
                )

    def _targets(self, *, has_time: bool) -> Iterator[tuple[str | None, Target]]:
        words = self.words
        if words.use is None or (has_time and words.calendar is not None):
            yield None, NONE
        else:
            yield from self.catalog[words.use].targets.items()

    def _where(self, priority: str | None) -> Iterator[Typed]:
        if len(self.item.paths) > 1:
            yield Ask("request.path", Is((self.name,)))
        if priority is not None:
            yield Ask("request.priority", Is((priority,)))

    def _times(
        self, kind: str, target: Target
    ) -> Iterator[tuple[Duration | By, tuple[Typed, ...], tuple[object, ...]]]:
        words = self.words
        respond = kind == "respond"
        cases: tuple[Case[Duration], ...] | tuple[Case[Duration | By], ...] | None
        cases = words.respond if respond else words.fulfil
        before: tuple[Typed, ...] = ()
        for case in cases or ():
            tree = None if case.when is None else self.catalog.typed[id(case.when)]
            whens = before if tree is None else (*before, tree)
            yield case.is_, whens, (case, "is")
            before = before if tree is None else (*before, negated(tree))
        time = target.respond if respond else target.fulfil
        if cases is None and time is not None:
            yield time, (), self._use()

    def _use(self) -> tuple[object, ...]:
        """Where the class of promise is named."""
        own = self.path.promise
        if isinstance(own, Commitment) and own.use is not None:
            return ("paths", self.name, "promise", "use")
        return ("promise", "use")
