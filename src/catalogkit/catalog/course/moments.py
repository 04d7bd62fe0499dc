"""Moments and times as messages say them, in the zone of the clock that counts."""

from catalogkit.catalog.clock import ALWAYS, Clock, moment
from catalogkit.catalog.course.steps import Leg, Step

WEEKDAYS = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip


def shown(at: int, clock: Clock) -> str:
    """A moment as people say it, in a clock's zone: Friday 2026-12-04 16:30."""
    found = moment(at, clock.zone)
    return f"{WEEKDAYS[found.weekday()]} {found:%Y-%m-%d} {found:%H:%M}"


def just(at: int, clock: Clock) -> str:
    """The same for a moment of asking, which may be just after a full minute."""
    text = shown(at, clock)
    return f"{text[:-5]}just after {text[-5:]}" if at % 60 else text


def told(step: Step, begin: int, end: int, clock: Clock) -> str:
    """One step of a timeline: from when to when, what it takes on whose clock."""
    takes = " and ".join(" then ".join(map(_leg, way)) for way in step.ways)
    what = f": {takes}" if takes else ""
    return f"{shown(begin, clock)} to {shown(end, clock)}{what}"


def _leg(leg: Leg) -> str:
    if leg.time.elapsed or leg.clock is ALWAYS:
        return f"{leg.time} by the wall clock".replace(" elapsed", "")
    return f"{leg.time} on the clock '{leg.clock.name}'"
