"""Calendars as iCalendar files (RFC 5545), the same bytes for the same catalog."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from catalogkit.catalog.offsets import year_of
from catalogkit.catalog.spans import Span
from catalogkit.model.base import Entity
from catalogkit.model.plan import Freeze, ScheduledWork
from catalogkit.report.plans.shelves import Shelf
from catalogkit.report.plans.times import Time, freeze_times, work_times
from catalogkit.wording import page_word
from catalogkit.wording.reader import Reader

if TYPE_CHECKING:
    import icalendar

PRODID = "-//catalogkit//calendars//EN"
INVISIBLE = re.compile(r"[^\S\n\t ]|[\x00-\x08\x0b-\x1f\x7f-\x9f]")
LATER = 10
"""So many years after the last event, time zones are still told."""


@dataclass(frozen=True)
class Calendars:
    """Writes calendars in the words of a locale; single events lie in a span."""

    reader: Reader
    between: Span

    def written(self, shelf: Shelf) -> bytes:
        """The file of one calendar. Empty bytes where nothing happens in it."""
        import icalendar  # noqa: PLC0415 - only this command needs it

        found = icalendar.Calendar()
        found.add("prodid", PRODID)
        found.add("version", "2.0")
        title = icalendar.vText(self._title(shelf.of))
        found.add("name", title)
        found.add("x-wr-calname", title)
        zones: dict[str, ZoneInfo] = {}
        for plan, time in self._times(shelf):
            found.add_component(self._event(plan, time))
            zone = getattr(time.start, "tzinfo", None)
            if isinstance(zone, ZoneInfo):
                zones[zone.key] = zone
        years = year_of(self.between[0]), year_of(self.between[1]) + LATER
        for name in sorted(zones, reverse=True):
            found.subcomponents.insert(0, _zone(zones[name], *years))
        return bytes(found.to_ical()) if found.subcomponents else b""

    def _times(self, shelf: Shelf) -> Iterator[tuple[Freeze | ScheduledWork, Time]]:
        catalog = self.reader.catalog
        for freeze in shelf.freezes:
            for time in freeze_times(catalog, freeze, self.between):
                yield freeze, time
        for work in shelf.works:
            for time in work_times(catalog, work, self.between):
                yield work, time

    def _event(self, plan: Freeze | ScheduledWork, time: Time) -> "icalendar.Event":
        import icalendar  # noqa: PLC0415 - only this command needs it

        found = icalendar.Event()
        name = f"{plan.kind_name}.{plan.id}{time.name and '.'}{time.name}"
        today = self.reader.catalog.today
        found.add("uid", f"{name}@catalogkit")
        found.add("dtstamp", datetime.datetime.combine(today, _MIDNIGHT, datetime.UTC))
        found.add("dtstart", time.start)
        length = isinstance(time.end, datetime.timedelta)
        found.add("duration" if length else "dtend", time.end)
        if time.rule is not None:
            found.add("rrule", icalendar.vRecur.from_ical(time.rule))
        found.add("summary", self._title(plan))
        found.add("description", INVISIBLE.sub(" ", "\n".join(self._lines(plan))))
        found.add("categories", [self._category(plan)])
        found.add("transp", "TRANSPARENT")
        return found

    def _lines(self, plan: Freeze | ScheduledWork) -> Iterator[str]:
        if isinstance(plan, Freeze):
            yield self._said(f"freeze_{plan.level}")
            yield self._said(f"requests_{plan.requests}")
            if plan.reason is not None:
                yield self.reader.text(plan.reason)
        else:
            yield self._said(f"work_{plan.work}")
            yield self._said("by_team", team=self.reader.called(plan.team))
            if plan.outage is not None:
                yield self._said("outage", time=self.reader.time(plan.outage))
        if plan.description is not None:
            yield self.reader.text(plan.description).strip()

    def _category(self, plan: Freeze | ScheduledWork) -> str:
        if isinstance(plan, Freeze):
            return self._said("kind_freeze")
        return self._said(f"work_{plan.work}")

    def _said(self, key: str, **values: str) -> str:
        return page_word(self.reader.locale, key, **values)

    def _title(self, entity: Entity) -> str:
        """What an entity is called, in one line."""
        return INVISIBLE.sub(" ", self.reader.title(entity)).replace("\n", " ")


_MIDNIGHT = datetime.time()


@lru_cache(maxsize=256)
def _zone(zone: ZoneInfo, first: int, last: int) -> "icalendar.Timezone":
    import icalendar  # noqa: PLC0415 - only this command needs it

    ends = datetime.date(first, 1, 1), datetime.date(last, 12, 31)
    return icalendar.Timezone.from_tzinfo(zone, zone.key, *ends)
