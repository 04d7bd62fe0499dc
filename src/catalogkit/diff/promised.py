"""What became of a promise: each of its times before and after, and which is sooner."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from catalogkit.catalog.clock import Clock, clocks
from catalogkit.catalog.promises import promised
from catalogkit.diff.judgement import Change
from catalogkit.diff.reading import (
    NEW,
    OLD,
    entity_of,
    if_said,
    items,
    part,
    reader,
)
from catalogkit.diff.spelling import Spelling
from catalogkit.diff.times import Way, together, way
from catalogkit.model.duration import Duration
from catalogkit.model.promise import By, Commitment, Promise
from catalogkit.model.ref import Ref
from catalogkit.model.service_item import Path, ServiceItem

TIMES = (
    "service_item promise.respond",
    "service_item promise.fulfil",
    "service_item promise.use",
    "service_item promise.next.respond",
    "service_item promise.next.fulfil",
    "service_item paths.*.promise",
    "service_item paths.*.promise.respond",
    "service_item paths.*.promise.fulfil",
    "service_item paths.*.promise.use",
    "service_item paths.*.promise.next.respond",
    "service_item paths.*.promise.next.fulfil",
)
"""Where an item says by when."""
WHATS = ("respond", "fulfil")
ELSE = " otherwise"
DONE = {"respond": "answered", "fulfil": "done"}


@dataclass(frozen=True, slots=True)
class Promised:
    """One time of a promise: for which requests it holds, in words and as a key."""

    case: str
    when: str
    time: Duration | By
    said: str


@dataclass(frozen=True, slots=True)
class Became:
    """What became of one promised time: where it holds, what it was and is."""

    where: str
    what: str
    old: Mapping[str, Promised]
    new: Mapping[str, Promised]
    way: Way

    @property
    def given(self) -> bool:
        """Whether nothing was promised."""
        return not self.old and bool(self.new)

    @property
    def withdrawn(self) -> bool:
        """Whether nothing is promised any more."""
        return bool(self.old) and not self.new

    @property
    def words(self) -> str:
        """Such as "done in 2h, no longer 4h": only the cases that are others."""
        done = DONE[self.what]
        if not self.new or not self.old:
            return f"{done} {_listed((self.new or self.old).values())}"
        if [*self.old] != [*self.new]:
            now = _listed(self.new.values())
            return f"{done} {now}, no longer {_listed(self.old.values())}"
        turned = [(self.old[case], each) for case, each in self.new.items()]
        times = [
            f"{new.said}{new.when}, no longer {old.said}"
            for old, new in turned
            if old.time != new.time
        ]
        return f"{done} {' and '.join(times)}"


def said(found: list[Became]) -> str:
    """Such as "on the path 'expert' answered in 1h and done in 2h, no longer 4h"."""
    return found[0].where + " and ".join(each.words for each in found)


def became(change: Change) -> list[Became]:
    """The times that a difference at one of `TIMES` changes."""
    one, other = items(change)
    if one is None or other is None:
        return []
    path = change.stars[0] if change.stars else ""
    last = change.steps[-1]
    whats = (last,) if last in WHATS else WHATS
    pair = [_commitment(each, path) for each in (one, other)]
    coming = "next" in change.steps
    found = [_became(change, pair, what, path, coming=coming) for what in whats]
    return [each for each in found if each.given or each.withdrawn or _differs(each)]


def clock_of(change: Change, side: int, promise: Commitment | None) -> Clock | None:
    """The clock of a promise on a side."""
    catalog = change.catalogs[side]
    if promise is None or promise.calendar is None:
        return None
    name = str(promise.calendar)
    return clocks(catalog)[name] if entity_of(catalog, promise.calendar) else None


def commitments(change: Change, path: str = "") -> list[Commitment | None]:
    """The promise before and after: of a path, or of the item."""
    return [None if e is None else _commitment(e, path) for e in items(change)]


def times_of(
    change: Change, side: int, promise: Commitment | None, what: str
) -> dict[str, Promised]:
    """The times of a promise in order: cases, else the targets of its class."""
    return {each.case: each for each in _times(change, side, promise, what)}


def is_better(found: list[Became]) -> bool:
    """Whether every time that changed is sooner."""
    return bool(found) and together(each.way for each in found) is Way.SOONER


def is_worse(found: list[Became]) -> bool:
    """Whether every time that changed is later."""
    return bool(found) and together(each.way for each in found) is Way.LATER


def _commitment(item: ServiceItem, path: str) -> Commitment | None:
    found = item.paths.get(path)
    return promised(item, found) if found is not None else item.promise


def _became(
    change: Change,
    pair: list[Commitment | None],
    what: str,
    path: str,
    *,
    coming: bool,
) -> Became:
    old, new = (
        times_of(
            change, side, _coming(pair[side], what) if coming else pair[side], what
        )
        for side in (OLD, NEW)
    )
    clock = clock_of(change, NEW, pair[NEW]) or clock_of(change, OLD, pair[OLD])
    where = _where(change, path)
    if coming:
        day = next((p.next.effective_from for p in reversed(pair) if p and p.next), "")
        where = f"from {day} on, {where}"
    return Became(where, what, old, new, _ways(change, old, new, clock))


def _coming(promise: Commitment | None, what: str) -> Commitment | None:
    """The promise as it is announced."""
    if promise is None or promise.next is None:
        return promise
    said = getattr(promise.next, what)
    return promise if said is None else promise.model_copy(update={what: said})


def _where(change: Change, path: str) -> str:
    return f"on the path {part(change)} " if path else ""


def _times(
    change: Change, side: int, promise: Commitment | None, what: str
) -> Iterator[Promised]:
    if promise is None:
        return
    catalog = change.catalogs[side]
    cases = getattr(promise, what)
    spelling = Spelling(catalog, {})
    for case in cases or ():
        key = "" if case.when is None else spelling.condition(case.when)
        when = if_said(change, case.when, side)
        yield Promised(key, when, case.is_, _said(change, side, case.is_))
    if cases or not isinstance(promise.use, Ref):
        return
    shared = entity_of(catalog, promise.use)
    targets = shared.targets if isinstance(shared, Promise) else {}
    for priority, target in targets.items():
        time = getattr(target, what)
        if time is not None:
            case = f"priority {priority}"
            yield Promised(case, f" at {case}", time, f"in {time}")


def _ways(
    change: Change,
    old: Mapping[str, Promised],
    new: Mapping[str, Promised],
    clock: Clock | None,
) -> Way:
    if old.keys() == new.keys() and [*old] == [*new]:
        pairs = [(old[case].time, new[case].time) for case in new]
    elif len(old) == 1 or len(new) == 1:
        pairs = [(e.time, each.time) for e in old.values() for each in new.values()]
    else:
        return Way.UNSURE
    today = change.catalogs[NEW].today
    return together(_way(one, other, clock, today) for one, other in pairs)


def _way(
    one: Duration | By,
    other: Duration | By,
    clock: Clock | None,
    today: datetime.date,
) -> Way:
    match one, other:
        case Duration(), Duration():
            return way(one, other, (clock, clock), today)
        case By(), By() if one.by == other.by:
            lead = way(one.lead, other.lead, (clock, clock), today)
            if one.at == other.at or None in {one.at, other.at}:
                return lead if one.at == other.at else Way.UNSURE
            later = (other.at or "") > (one.at or "")
            return together([lead, Way.LATER if later else Way.SOONER])
    return Way.UNSURE


def _differs(each: Became) -> bool:
    one = [(p.case, str(p.time)) for p in each.old.values()]
    return one != [(p.case, str(p.time)) for p in each.new.values()]


def _listed(times: Iterable[Promised]) -> str:
    words = [f"{each.said}{each.when or ELSE}" for each in times]
    return words[0].removesuffix(ELSE) if len(words) == 1 else ", ".join(words)


def _said(change: Change, side: int, time: Duration | By) -> str:
    if isinstance(time, Duration):
        return f"in {time}"
    label = reader(change, side).names.labels.get(time.by, time.by)
    at = "" if time.at is None else f" at {time.at}"
    return f"by '{label}'{at} when asked {time.lead} before"


def on_path(change: Change, path: Path) -> Way:
    """Whether a path promises sooner or later than its item, as they are now."""
    new = items(change)[NEW]
    if new is None or new.promise is None or path.promise == "none":
        return Way.SAME
    own = promised(new, path)
    clock = clock_of(change, NEW, own)
    found: list[Way] = []
    for what in WHATS:
        usual = times_of(change, NEW, new.promise, what)
        here = times_of(change, NEW, own, what)
        if usual and here:
            found.append(_ways(change, usual, here, clock))
    return together(found)


def pauses(old: Commitment, new: Commitment, state: str) -> bool:
    """Whether a state makes the clock stand still more; on a path the item's go."""
    more, less = (
        {*one.pause_on} - {*other.pause_on} for one, other in ((new, old), (old, new))
    )
    return state in more or bool(more and not less)


def way_of(change: Change) -> Way:
    """What became of one time at an address, on the clock of the item's promise."""
    old, new = change.old, change.new
    if not isinstance(old, Duration) or not isinstance(new, Duration):
        return Way.UNSURE
    one, other = commitments(change)
    clock = clock_of(change, NEW, other) or clock_of(change, OLD, one)
    return way(old, new, (clock, clock), change.catalogs[NEW].today)
