"""Business hours → calendars."""

import datetime
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from catalogkit.diagnostic import Route
from catalogkit.drafting.rules import APPROXIMATED, NOT_CARRIED
from catalogkit.drafting.saying import Block
from catalogkit.drafting.texts import definition
from catalogkit.model.time import DAYS
from catalogkit.resource import Json
from catalogkit.source.node import Value
from catalogkit.targets.request_tracker.adoption.ids import Ids
from catalogkit.targets.request_tracker.adoption.things import Thing, Things, clean

KIND = "calendar"
WEEK = len(DAYS)
CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})?")
DATE = re.compile(r"([0-9]{4}-)?([0-9]{2})-([0-9]{2})")
USUAL = ("09:00-18:00",)
"""When Request Tracker works, from Monday to Friday, unless somebody said."""
UNKNOWN = "office-hours"
Spans = tuple[str, ...]


@dataclass
class Hours:
    """Makes a calendar of the hours of each that is used; `zone` is where they are."""

    things: Things
    ids: Ids
    today: datetime.date
    zone: str = ""
    names: dict[str, str] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)

    def read(self) -> None:
        """Makes all of them."""
        for each in self.things.of("BusinessHours"):
            self.names[each.held.native] = self.ids.entity(KIND, each)
        for each in self.things.of("BusinessHours"):
            self.calendar(each)

    def calendar(self, hours: Thing | None) -> str:
        """The calendar of some hours; without any, the usual ones."""
        name = UNKNOWN if hours is None else self.names[hours.held.native]
        if name not in self.made:
            self.made[name] = self._text(name, hours)
        return name

    def named(self, name: str) -> str:
        """A calendar of ours; one without hours there never closes."""
        if name not in self.names.values() and name not in self.made:
            block: Block = {"kind": KIND, "id": name, "title": name}
            block |= {"time_zone": "UTC", "hours": {"mon-sun": ["00:00-24:00"]}}
            self.made[name] = definition(block, {})
        return name

    def files(self) -> Iterator[tuple[str, str]]:
        """Every definition by its path."""
        for name, text in self.made.items():
            yield f"catalog/calendars/{name}.yaml", text

    def _text(self, name: str, hours: Thing | None) -> str:
        title = "Office hours" if hours is None else hours.title
        block: Block = {"kind": KIND, "id": name, "title": title}
        comments: dict[Route, str] = {}
        zone = self._zone(hours)
        block["time_zone"] = zone or "UTC"
        if not zone:
            comments["time_zone",] = "To check: Request Tracker's own setting, Timezone"
        week: list[Spans] = [USUAL] * 5 + [()] * 2
        if hours is not None and not any(found := self._week(hours)):
            message = f"{hours.called} are never open: the draft has {USUAL[0]}"
            self.things.say(NOT_CARRIED, hours, message)
        elif hours is not None:
            week = found
        block["hours"] = _hours(week)
        days = [] if hours is None else [*self._days_off(hours)]
        if days:
            block["holidays"] = {"dates": days}
        if hours is not None:
            self.things.ledger(hours).carry(("Name",), ("Also",))
        return definition(block, comments)

    def _zone(self, hours: Thing | None) -> str:
        """What a level that goes by the hours says of its time zone."""
        for each in self.things.of("ServiceLevel"):
            used = self.things.find("BusinessHours", each.text("BusinessHours"))
            if hours is not None and used is hours and each.text("Timezone"):
                return each.text("Timezone")
        return self.zone

    def _week(self, hours: Thing) -> list[Spans]:
        """The spans of Monday to Sunday."""
        found: list[Spans] = []
        for weekday in range(WEEK):
            name = str((weekday + 1) % WEEK)
            day = hours.held.body.get(name)
            spans = tuple(_spans(day)) if isinstance(day, dict) else ()
            if day and not spans:
                message = f"{hours.called}: the hours of {DAYS[weekday]} are not read"
                self.things.say(NOT_CARRIED, hours, message, name)
            self.things.ledger(hours).carry((name,))
            found.append(spans)
        return found

    def _days_off(self, hours: Thing) -> Iterator[Value]:
        given = hours.held.body.get("holidays")
        self.things.ledger(hours).carry(("holidays",))
        for each in given if isinstance(given, list) else []:
            found = DATE.fullmatch(str(each))
            years = (self.today.year, self.today.year + 1)
            if found is None:
                message = f"{hours.called}: '{clean(str(each))}' is no day"
                self.things.say(NOT_CARRIED, hours, message, "holidays", str(each))
            elif found[1]:
                yield from _days(str(each))
            else:
                message = f"{hours.called}: '{each}' of every year stands for "
                message += f"{years[0]} and {years[1]}"
                self.things.say(APPROXIMATED, hours, message, "holidays", str(each))
                yield from _days(*(f"{year}-{each}" for year in years))


def _days(*texts: str) -> Iterator[Value]:
    """Those that are days of the calendar."""
    for each in texts:
        with suppress(ValueError):
            yield datetime.date.fromisoformat(each).isoformat()


def _spans(day: dict[str, Json]) -> Iterator[str]:
    """The open spans of a day: from start to end, without the breaks."""
    start, end = _clock(day.get("Start")), _clock(day.get("End"))
    if not start or not end or start == end:
        return
    if end in {"00:00", "23:59"}:
        end = "24:00"
    breaks = day.get("Breaks")
    for each in breaks if isinstance(breaks, list) else []:
        pause = each if isinstance(each, dict) else {}
        begins, ends = _clock(pause.get("Start")), _clock(pause.get("End"))
        if begins and ends and start < begins < ends:
            yield f"{start}-{begins}"
            start = ends
    if start < end:
        yield f"{start}-{end}"


def _clock(value: Json) -> str:
    found = CLOCK.fullmatch(str(value).strip())
    return f"{int(found[1]):02}:{found[2]}" if found else ""


def _hours(week: list[Spans]) -> Value:
    """Days that are alike, one after another, stand together."""
    found: dict[str, Value] = {}
    first = 0
    for index in range(1, WEEK + 1):
        if index < WEEK and week[index] == week[first]:
            continue
        if week[first]:
            last = index - 1
            days = DAYS[first] if last == first else f"{DAYS[first]}-{DAYS[last]}"
            found[days] = [*week[first]]
        first = index
    return found
