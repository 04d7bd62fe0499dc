"""The service levels of a catalog, the hours they go by, and what becomes different."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.clock import moment
from catalogkit.diagnostic import Diagnostic, Place
from catalogkit.model.duration import Duration
from catalogkit.model.promise import By
from catalogkit.resource import Json, Key, Resource
from catalogkit.targets import lossy
from catalogkit.targets.request_tracker.commitments import Said, commitments
from catalogkit.targets.request_tracker.hours import DAYS, HOURS, Hours, Week
from catalogkit.targets.request_tracker.levels import Level, level_of
from catalogkit.targets.request_tracker.minutes import (
    OPEN,
    WEEK_ELAPSED,
    Minutes,
    differing,
    is_exact,
    minutes_of,
)

LEVEL = "ServiceLevel"


def agreements(catalog: Catalog) -> Iterator[Resource | Diagnostic]:
    """Every level that a request may have, and the hours, which come first."""
    made = _Agreements(catalog, Hours(catalog))
    levels: dict[str, tuple[Level, Said]] = {}
    for said in commitments(catalog):
        level = level_of(said.promise, *said.times, said.target)
        if level is not None:
            levels.setdefault(level.name, (level, said))
            yield from made.differences(level, said)
        elif isinstance(said.fulfil.value, By):
            yield from made.unanswered(said, said.fulfil.value)
    found = [made.level(*levels[name]) for name in sorted(levels)]
    for calendar in sorted(made.used):
        yield from made.hours.unlike(calendar)
        yield made.hours.resource(calendar)
    yield from found


@dataclass(frozen=True)
class _Agreements:
    """Makes the levels of a catalog.

    `used` are the calendars that levels go by, `counted` their times as minutes,
    `differing` what becomes otherwise with them, `told` what has been said already.
    """

    catalog: Catalog
    hours: Hours
    used: set[str] = field(default_factory=set)
    counted: dict[tuple[Duration, str], Minutes] = field(default_factory=dict)
    differing: dict[tuple[Duration, str], str] = field(default_factory=dict)
    told: set[tuple[Place, str]] = field(default_factory=set)

    def level(self, level: Level, said: Said) -> Resource:
        """A level, as an entry of %ServiceAgreements."""
        times = {"Response": level.respond, "Resolve": level.fulfil}
        counted = {
            name: self._time(level, time) for name, time in times.items() if time
        }
        found: dict[str, Json] = {
            "Name": level.name,
            "Starts": {"RealMinutes": 0},
            **counted,
        }
        place = said.fulfil.place or said.respond.place
        key, calendar = Key(LEVEL, level.name), level.calendar
        if calendar is None or not any(OPEN in each for each in counted.values()):
            return Resource(key, found, place=place)
        self.used.add(calendar)
        found["Starts"] = {"BusinessMinutes": 0}
        found["BusinessHours"] = calendar
        found["Timezone"] = self.hours.week(calendar).zone.key
        return Resource(key, found, after=(Key(HOURS, calendar),), place=place)

    def differences(self, level: Level, said: Said) -> Iterator[Diagnostic]:
        """What of a promise ends at another time, said once where it is written."""
        calendar = level.calendar
        for time in (said.respond, said.fulfil):
            if calendar is not None and isinstance(time.value, Duration):
                message = self._different(time.value, calendar)
                place = time.place if message else None
                if place is not None and self._first(place, calendar):
                    yield lossy(place, message)

    def unanswered(self, said: Said, ready: By) -> Iterator[Diagnostic]:
        """A time to answer beside a day on which something is ready."""
        time, place = said.respond.value, said.respond.place
        if time is not None and place is not None and self._first(place, ready.by):
            message = (
                f"Request Tracker keeps one due time, here the day of '{ready.by}':"
                f" nothing tells whether somebody answered within {time}"
            )
            yield lossy(place, message)

    def _first(self, place: Place, what: str) -> bool:
        """Whether something is said there for the first time."""
        new = (place, what) not in self.told
        self.told.add((place, what))
        return new

    def _time(self, level: Level, time: Duration) -> dict[str, Json]:
        found = Minutes(None, time.minutes or 0)
        if level.calendar is not None:
            found = self._minutes(time, level.calendar)
        body = found.written()
        if level.still:
            body["IgnoreOnStatuses"] = [*level.still]
            body["ExcludeTimeOnIgnoredStatuses"] = 1
        return body

    def _minutes(self, time: Duration, calendar: str) -> Minutes:
        key = time, calendar
        if key not in self.counted:
            self.counted[key] = minutes_of(time, self.hours.week(calendar))
        return self.counted[key]

    def _different(self, time: Duration, calendar: str) -> str:
        key = time, calendar
        if key not in self.differing:
            self.differing[key] = self._example(time, calendar)
        return self.differing[key]

    def _example(self, time: Duration, calendar: str) -> str:
        """How a time ends otherwise there, by an example; "" where it does not."""
        found, week = self._minutes(time, calendar), self.hours.week(calendar)
        if is_exact(time, found, week):
            return ""
        example = differing(time, found, week, self.hours.today)
        if example is None:
            return ""
        start, wanted, got = (_moment(each, week) for each in example)
        return (
            f"Request Tracker counts '{time}' as {_said(found)}: what is asked on"
            f" {start} is due on {got} there instead of {wanted}"
        )


def _said(found: Minutes) -> str:
    """Minutes as people read them: "3 weeks by the wall clock and 16h of open time"."""
    weeks, rest = divmod(found.elapsed, WEEK_ELAPSED)
    elapsed = f"{weeks} week{'s' if weeks > 1 else ''}" if not rest else _hours(rest)
    if rest and weeks:
        elapsed = _hours(found.elapsed)
    if found.open == 0 and not weeks:
        return f"{elapsed} by the wall clock from the next opening on"
    parts = [f"{elapsed} by the wall clock"] if found.elapsed else []
    if found.open or not parts:
        parts.append(f"{_hours(found.open or 0)} of open time")
    return " and ".join(parts)


def _hours(minutes: int) -> str:
    return f"{minutes / 60:g}h" if minutes % 30 == 0 else f"{minutes}m"


def _moment(at: int, week: Week) -> str:
    there = moment(at, week.zone)
    return f"{DAYS[there.weekday()]}, {there:%Y-%m-%d %H:%M}"
