"""The hours of a calendar in words: Monday to Friday 09:00–12:00 and 13:00–18:00."""

from collections.abc import Iterator, Mapping

from catalogkit.catalog.opening import zone_of
from catalogkit.model.time import DAYS, Calendar
from catalogkit.wording.contract.moments import zone_said
from catalogkit.wording.reader import Reader

DAY = 24 * 60
Spans = tuple[tuple[int, int], ...]


def hours_said(reader: Reader, calendar: Calendar) -> str:
    """When a calendar is open, as a phrase without its full stop.

    Where an iCalendar file says it, only the calendar's name is told.
    """
    names = calendar.any_of or calendar.all_of
    if names and not calendar.hours:
        key = "open_any" if calendar.any_of else "open_all"
        listed = reader.wording.comma.join(reader.called(each) for each in names)
        return reader.told(key, calendars=listed)
    if not calendar.hours:
        return reader.told("hours_of", calendar=reader.title(calendar))
    by_day = {day: spans for days, spans in calendar.hours.items() for day in days}
    if len(by_day) == len(DAYS) and set(by_day.values()) == {((0, DAY),)}:
        hours, told = reader.told("around_the_clock"), ""
    else:
        hours = reader.wording.comma.join(_listed(reader, by_day))
        every = {each.id: each for each in reader.catalog.all(Calendar)}
        told = zone_said(reader, zone_of(calendar, every).key)
    if calendar.holidays is not None:
        hours = reader.told("holidays_off", hours=hours)
    return reader.told("hours_in", hours=hours, zone=told) if told else hours


def hours_lines(reader: Reader, calendar: Calendar) -> list[str]:
    """When a calendar is open; of a combined one a line for each of its parts."""
    if calendar.hours or not calendar.any_of:
        return [reader.capital(hours_said(reader, calendar))]
    parts = [reader.catalog[each] for each in calendar.any_of]
    return [
        reader.told("hours_by_name", name=reader.title(each), hours=said)
        for each in parts
        for said in hours_lines(reader, each)
    ]


def _listed(reader: Reader, by_day: Mapping[str, Spans]) -> Iterator[str]:
    """Days with the same hours together: Monday to Thursday 08:30–17:30."""
    days = [day for day in DAYS if day in by_day]
    while days:
        first, spans = days[0], by_day[days[0]]
        last = first
        while days and by_day[days[0]] == spans and _follows(last, days[0]):
            last = days.pop(0)
        yield reader.told(
            "hours_on", days=_days(reader, first, last), hours=_spans(reader, spans)
        )


def _follows(last: str, day: str) -> bool:
    return DAYS.index(day) - DAYS.index(last) in {0, 1}


def _days(reader: Reader, first: str, last: str) -> str:
    ends = [reader.told(f"weekday_{DAYS.index(each)}") for each in (first, last)]
    if first == last:
        return ends[0]
    return reader.told("days_to", first=ends[0], last=ends[1])


def _spans(reader: Reader, spans: Spans) -> str:
    return reader.all_of([f"{_clock(low)}–{_clock(high)}" for low, high in spans])


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
