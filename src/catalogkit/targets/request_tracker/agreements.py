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
    levels: dict[str, tuple[Level, Place | None]] = {}
    for said in commitments(catalog):
        level = level_of(said.promise, *said.times, said.target)
        if level is not None:
            levels.setdefault(level.name, (level, said.fulfil[1] or said.respond[1]))
            yield from made.differences(level, said)
        elif isinstance(said.fulfil[0], By):
            yield from made.unanswered(said)
    found = [made.level(*levels[name]) for name in sorted(levels)]
    for calendar in sorted(made.used):
        yield from made.hours.unlike(calendar)
        yield made.hours.resource(calendar)
    yield from found


@dataclass(frozen=True)
class _Agreements:
    """Makes the levels of a catalog.

    `used` are the calendars that levels go by, `counted` their times as minutes, `told`
    is what has been said already.
    """

    catalog: Catalog
    hours: Hours
    used: set[str] = field(default_factory=set)
    counted: dict[tuple[Duration, str], Minutes] = field(default_factory=dict)
    told: set[tuple[Place | None, Duration | None, str]] = field(default_factory=set)

    def level(self, level: Level, place: Place | None) -> Resource:
        """A level, as an entry of %ServiceAgreements."""
        found: dict[str, Json] = {"Name": level.name, "Starts": {"RealMinutes": 0}}
        for name, time in (("Response", level.respond), ("Resolve", level.fulfil)):
            if time is not None:
                found[name] = self._time(level, time)
        key, calendar = Key(LEVEL, level.name), level.calendar
        if calendar is None or calendar not in self.used:
            return Resource(key, found, place=place)
        found["Starts"] = {"BusinessMinutes": 0}
        found["BusinessHours"] = calendar
        found["Timezone"] = self.hours.week(calendar).zone.key
        return Resource(key, found, after=(Key(HOURS, calendar),), place=place)

    def differences(self, level: Level, said: Said) -> Iterator[Diagnostic]:
        """What of a promise ends at another time, said once where it is written."""
        for time, place in (said.respond, said.fulfil):
            calendar = level.calendar
            if place is None or calendar is None or not isinstance(time, Duration):
                continue
            if (place, time, calendar) not in self.told:
                self.told.add((place, time, calendar))
                yield from self._different(time, place, calendar)

    def unanswered(self, said: Said) -> Iterator[Diagnostic]:
        """A time to answer beside a day on which something is ready."""
        time, place = said.respond
        if (
            time is not None
            and place is not None
            and (place, None, "") not in self.told
        ):
            self.told.add((place, None, ""))
            message = (
                f"Request Tracker keeps one due time, here the day of '{_by(said)}':"
                f" nothing tells whether somebody answered within {time}"
            )
            yield lossy(place, message)

    def _time(self, level: Level, time: Duration) -> Json:
        found = Minutes(None, time.minutes or 0)
        if level.calendar is not None:
            found = self._minutes(time, level.calendar)
            if found.open is not None:
                self.used.add(level.calendar)
        body = found.written()
        if level.still:
            body["IgnoreOnStatuses"] = [*level.still]
            body["ExcludeTimeOnIgnoredStatuses"] = 1
        return body

    def _minutes(self, time: Duration, calendar: str) -> Minutes:
        key = time, calendar
        if key not in self.counted:
            hours = self.hours
            clock, spans = hours.clock(calendar), hours.spans(calendar)
            self.counted[key] = minutes_of(time, hours.week(calendar), clock, spans)
        return self.counted[key]

    def _different(
        self, time: Duration, place: Place, calendar: str
    ) -> Iterator[Diagnostic]:
        found, week = self._minutes(time, calendar), self.hours.week(calendar)
        if is_exact(time, found, week):
            return
        clock, spans = self.hours.clock(calendar), self.hours.spans(calendar)
        example = differing(time, found, clock, spans)
        if example is None:
            return
        start, wanted, got = (_moment(each, week) for each in example)
        message = (
            f"Request Tracker counts '{time}' as {_said(found)}: what is asked on"
            f" {start} is due on {got} there instead of {wanted}"
        )
        yield lossy(place, message)


def _by(said: Said) -> str:
    return said.fulfil[0].by if isinstance(said.fulfil[0], By) else ""


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
