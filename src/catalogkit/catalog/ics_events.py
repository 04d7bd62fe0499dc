"""The events of iCalendar components, as ours."""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from catalogkit.catalog.events import Event, Start
from catalogkit.catalog.offsets import DAY, EPOCH, start_of
from catalogkit.catalog.recurrence import Repeat, implied

MOST_REPEATS = 500
LONGEST = 366
"""Days that an event may last."""
MOST_DAYS = 1_000_000
"""Days to look at in order to count repeats, in one file."""
LAST_DAY = start_of(2200) // DAY
USED = ("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID")
EVERY = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
KNOWN = frozenset(
    ("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYSETPOS", "BYMONTH")
) | {"BYMONTHDAY", "BYYEARDAY"}
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WEEKDAY = re.compile(r"([+-]?[0-9]{1,3})?(MO|TU|WE|TH|FR|SA|SU)")
Moment = datetime.date | datetime.datetime


class NotReadable(ValueError):
    """An iCalendar file that gives no events, with the reason in words."""


class Fault(ValueError):
    """What is wrong with one event."""


@dataclass
class Reader:
    """Turns the events of one file into ours; counts what repeats cost."""

    repeats: int = 0
    days: int = 0

    def read(self, components: Sequence[Any]) -> list[Event]:
        """The events, without those that are cancelled or take place otherwise."""
        instead: dict[str, list[Moment]] = {}
        for each in components:
            if "RECURRENCE-ID" in each:
                uid = str(each.get("UID", ""))
                instead.setdefault(uid, []).append(each["RECURRENCE-ID"].dt)
        found = []
        for number, each in enumerate(components, start=1):
            try:
                event = self._event(each)
            except (ValueError, TypeError, OverflowError, AttributeError) as error:
                message = f"event {number} cannot be read: {error}"
                raise NotReadable(message) from error
            if "RECURRENCE-ID" not in each:
                moments = instead.get(str(each.get("UID", "")), ())
                never = {_local(moment, event.zone) for moment in moments}
                event = replace(event, never=event.never | never)
            if str(each.get("STATUS", "")).upper() != "CANCELLED" and event.length > 0:
                found.append(event)
        return found

    def _event(self, each: Any) -> Event:  # noqa: ANN401 - a component of icalendar
        for name, why in each.errors:
            if name in USED:
                message = f"{name}: {why}"
                raise Fault(message)
        given = each.get("DTSTART")
        if given is None:
            message = "it has no DTSTART"
            raise Fault(message)
        begin: Moment = given.dt
        zone = begin.tzinfo if isinstance(begin, datetime.datetime) else None
        if zone is None and "TZID" in given.params:
            name = given.params["TZID"]
            message = f"there is no time zone '{name}', only such as Europe/Berlin"
            raise Fault(message)
        start = _local(begin, zone)
        length = _length(each, begin)
        rule = each.get("RRULE")
        repeat = self._repeat(rule, start, zone) if rule is not None else None
        if length > LONGEST * (1 if _is_day(begin) else DAY):
            message = f"it lasts more than {LONGEST} days"
            raise Fault(message)
        also = frozenset(_local(each, zone) for each in _dates(each.get("RDATE")))
        never = frozenset(_local(each, zone) for each in _dates(each.get("EXDATE")))
        return Event(start, length, _is_day(begin), zone, repeat, also, never)

    def _repeat(
        self, rule: Mapping[str, Any], start: Start, zone: datetime.tzinfo | None
    ) -> Repeat:
        self.repeats += 1
        if self.repeats > MOST_REPEATS:
            message = f"it is one of more than {MOST_REPEATS} that repeat"
            raise Fault(message)
        parts = {name.upper(): values for name, values in rule.items()}
        every = str(parts.get("FREQ", [""])[0]).upper()
        unknown = sorted(parts.keys() - KNOWN)
        if every not in EVERY or unknown:
            what = f"with {unknown[0]}" if unknown else f"{every.lower()}"
            message = f"it repeats {what}, which is not supported"
            raise Fault(message)
        found = Repeat(
            start[0],
            every,
            max(int(parts.get("INTERVAL", [1])[0]), 1),
            positions=_numbers(parts, "BYSETPOS"),
            weekdays=frozenset(map(_weekday, parts.get("BYDAY", ()))),
            week_start=WEEKDAYS.index(str(parts.get("WKST", ["MO"])[0]).upper()),
            months=_numbers(parts, "BYMONTH"),
            month_days=_numbers(parts, "BYMONTHDAY"),
            year_days=_numbers(parts, "BYYEARDAY"),
        )
        found = implied(found)
        until = parts.get("UNTIL", [None])[0]
        if until is not None:
            day, clock = _local(until, zone)
            late = isinstance(until, datetime.datetime) and start[1] > clock
            found = replace(found, until=day - 1 if late else day)
        count = parts.get("COUNT", [None])[0]
        return found if count is None else self._counted(found, int(count))

    def _counted(self, repeat: Repeat, count: int) -> Repeat:
        """A rule with a last day instead of a number of times."""
        end = repeat.start
        while end < LAST_DAY and count > 0:
            begin, end = end, end + 366
            self.days += end - begin
            if self.days > MOST_DAYS:
                message = "its repeats are too many to count"
                raise Fault(message)
            for day in repeat.days(begin, end):
                count -= 1
                if count == 0:
                    return replace(repeat, until=day)
        return replace(repeat, until=min(end, LAST_DAY))


def _length(each: Any, begin: Moment) -> int:  # noqa: ANN401 - a component
    end, duration = each.get("DTEND"), each.get("DURATION")
    if _is_day(begin):
        if end is not None:
            return int(end.dt.toordinal() - begin.toordinal())
        return duration.dt.days if duration is not None else 1
    if end is not None:
        if _is_day(end.dt):
            message = "it begins at a moment and ends on a day"
            raise Fault(message)
        return int((_exact(end.dt) - _exact(begin)).total_seconds())
    return int(duration.dt.total_seconds()) if duration is not None else 0


def _exact(moment: Moment) -> datetime.datetime:
    assert isinstance(moment, datetime.datetime)  # noqa: S101 - no day, as was asked
    return moment.astimezone(datetime.UTC) if moment.tzinfo is not None else moment


def _is_day(moment: Moment) -> bool:
    return not isinstance(moment, datetime.datetime)


def _dates(given: Any) -> Iterator[Moment]:  # noqa: ANN401 - one list or several
    for each in given if isinstance(given, list) else [given] if given else ():
        for one in each.dts:
            yield one.dt[0] if isinstance(one.dt, tuple) else one.dt


def _local(moment: Moment, zone: datetime.tzinfo | None) -> Start:
    if not isinstance(moment, datetime.datetime):
        return moment.toordinal() - EPOCH, 0
    if moment.tzinfo is not None and zone is not None:
        moment = moment.astimezone(zone)
    clock = moment.hour * 3600 + moment.minute * 60 + moment.second
    return moment.toordinal() - EPOCH, clock


def _numbers(parts: Mapping[str, Sequence[Any]], name: str) -> frozenset[int]:
    return frozenset(map(int, parts.get(name, ())))


def _weekday(given: object) -> tuple[int, int]:
    match = WEEKDAY.fullmatch(str(given).upper())
    if match is None:
        message = f"BYDAY={given} is no day of the week"
        raise Fault(message)
    return int(match[1] or 0), WEEKDAYS.index(match[2])
