"""Every commitment of a catalog as a service level of Request Tracker.

A level is named by what it says, so that equal commitments are one level, and a request
keeps the level it was given when a promise changes.
"""

from dataclasses import dataclass
from hashlib import sha256

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.promises import phases, promised
from catalogkit.model.duration import Duration
from catalogkit.model.promise import By, Commitment, Target
from catalogkit.model.service_item import ServiceItem, leads_to
from catalogkit.targets.request_tracker.commitments import NO_TARGET
from catalogkit.targets.request_tracker.lifecycle import status

LONGEST = 64
"""So many characters Request Tracker keeps of a request's level."""
BY_THE_WALL = frozenset({"d", "w"})


@dataclass(frozen=True, slots=True)
class Level:
    """What one level says: times, whose clock, and when it stands still."""

    respond: Duration | None
    fulfil: Duration | None
    calendar: str | None
    from_approval: bool
    pause_on: tuple[str, ...]

    @property
    def name(self) -> str:
        """Such as "4h / 10bd hq, from approval, pauses requester"."""
        times = f"{self.respond or '-'} / {self.fulfil or '-'}"
        parts = [f"{times} {self.calendar}" if self.calendar else times]
        if self.from_approval:
            parts.append("from approval")
        if self.pause_on:
            states = (each.removeprefix("waiting_on_") for each in self.pause_on)
            parts.append(f"pauses {'+'.join(states)}")
        found = ", ".join(parts)
        if len(found) > LONGEST:
            sign = sha256(found.encode()).hexdigest()[:6]
            found = f"{found[: LONGEST - 7]}~{sign}"
        return found

    @property
    def still(self) -> list[str]:
        """The statuses in which its clock stands still."""
        early = ("waiting_on_approval",) if self.from_approval else ()
        return [status(each) for each in dict.fromkeys((*early, *self.pause_on))]


def level_of(
    promise: Commitment,
    respond: Duration | None,
    fulfil: Duration | By | None,
    target: Target = NO_TARGET,
) -> Level | None:
    """The level of a promise; None where Request Tracker has no time to keep.

    `respond` and `fulfil` are what the promise's own cases come to; where it has none,
    the target of its class stands. Ready on a day is no level: a rule sets that day.
    """
    respond, fulfil = respond or target.respond, fulfil or target.fulfil
    calendar = promise.calendar or target.calendar
    if isinstance(fulfil, By):
        return None
    if calendar is None:
        respond, fulfil = _elapsed(respond), _elapsed(fulfil)
    if respond is None and fulfil is None:
        return None
    approved = promise.starts == "approved"
    name = None if calendar is None else str(calendar)
    return Level(respond, fulfil, name, approved, tuple(sorted(set(promise.pause_on))))


def level_name(
    promise: Commitment,
    respond: Duration | None,
    fulfil: Duration | By | None,
    target: Target = NO_TARGET,
) -> str:
    """What a request's level is called; "" where it has none."""
    found = level_of(promise, respond, fulfil, target)
    return "" if found is None else found.name


def usual_level(catalog: Catalog, item: ServiceItem) -> str:
    """The level of an item's standard path, where nothing else decides it; else ""."""
    for name, path in item.paths.items():
        promise = promised(item, path)
        if leads_to(name, path) == "standard" and promise is not None:
            days = phases(promise)
            now = next((each for day, each in days if day <= catalog.today), None)
            return "" if now is None else _only(now)
    return ""


def _only(promise: Commitment) -> str:
    times = [promise.respond or (), promise.fulfil or ()]
    if promise.use is not None or any(len(each) > 1 for each in times):
        return ""
    respond = promise.respond[0].is_ if promise.respond else None
    fulfil = promise.fulfil[0].is_ if promise.fulfil else None
    return level_name(promise, respond, fulfil)


def _elapsed(time: Duration | None) -> Duration | None:
    """A time that runs without a calendar."""
    runs = time is not None and (time.elapsed or time.unit in BY_THE_WALL)
    return time if runs else None
