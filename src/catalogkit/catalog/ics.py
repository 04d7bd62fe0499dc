"""Reading iCalendar files (RFC 5545): their events, within bounds.

Such a file comes from elsewhere. What could take long is refused or left out: repeats
within a day, too many events, and definitions of time zones; only names of zones count.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from catalogkit.catalog.events import Events
from catalogkit.catalog.ics_events import USED, NotReadable, Reader
from catalogkit.catalog.rows import NO_FILE
from catalogkit.diagnostic import Diagnostic, Place, Rule
from catalogkit.model.base import Entity
from catalogkit.model.near import near
from catalogkit.model.time import Calendar

ICS = Rule("shape/ics", "An iCalendar file cannot be used.")
LARGEST = 1 << 20
MOST_EVENTS = 10_000
KEPT = {*USED, "UID", "STATUS"}
FOLDED = re.compile(r"(?:\r?\n)+[ \t]")
AllEvents = Mapping[tuple[str, str], Events]
"""The events of each file that a calendar names, by the calendar's id and that name."""


def events_of(
    calendars: Iterable[Entity], files: Mapping[str, bytes]
) -> tuple[dict[tuple[str, str], Events], list[Diagnostic]]:
    """The events of all iCalendar files, and what is wrong with them."""
    found: dict[tuple[str, str], Events] = {}
    problems: list[Diagnostic] = []
    for each in calendars:
        if isinstance(each, Calendar):
            for name, place in _named(each):
                try:
                    found[each.id, name] = read_events(_data(each, name, files))
                except FileNotFoundError as error:
                    problems.append(NO_FILE.found(place, str(error)))
                except NotReadable as error:
                    message = f"'{name}' cannot be used: {error}"
                    problems.append(ICS.found(place, message))
    return found, problems


def _named(calendar: Calendar) -> Iterator[tuple[str, Place]]:
    if calendar.ics is not None:
        yield calendar.ics, calendar.at("ics")
    holidays = calendar.holidays
    if holidays is not None and holidays.ics is not None:
        yield holidays.ics, calendar.at("holidays", "ics")


def _data(calendar: Calendar, name: str, files: Mapping[str, bytes]) -> bytes:
    folder = posixpath.dirname(calendar.node.file)
    path = posixpath.normpath(posixpath.join(folder, name))
    if path not in files or not path.lower().endswith(".ics"):
        known = [posixpath.basename(each) for each in files if each.endswith(".ics")]
        message = f"there is no file '{name}' beside it{near(name, known)}"
        raise FileNotFoundError(message)
    return files[path]


def read_events(data: bytes) -> Events:
    """The events of an iCalendar file. Raises NotReadable."""
    if len(data) > LARGEST:
        message = f"it has {len(data):,} bytes, and at most {LARGEST:,} are read"
        raise NotReadable(message)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"it is not in UTF-8: {error}"
        raise NotReadable(message) from error
    events = Reader().read(_parsed(text))
    if not events:
        message = "it has no events"
        raise NotReadable(message)
    return Events(tuple(events))


def _parsed(text: str) -> Sequence[Any]:
    import icalendar  # noqa: PLC0415 - few catalogs have such files

    if not text.lstrip().upper().startswith("BEGIN:VCALENDAR"):
        message = "it does not begin with BEGIN:VCALENDAR"
        raise NotReadable(message)
    lines = list(_lines(text))
    if lines.count("BEGIN:VEVENT") > MOST_EVENTS:
        message = f"it has more than {MOST_EVENTS:,} events"
        raise NotReadable(message)
    whole = "\r\n".join(("BEGIN:VCALENDAR", *lines, "END:VCALENDAR", ""))
    try:
        return icalendar.Calendar.from_ical(whole).walk("VEVENT")
    except Exception as error:  # of hostile bytes a parser may say anything
        message = f"it is no iCalendar file: {error}"
        raise NotReadable(message) from error


def _lines(text: str) -> Iterator[str]:
    """The lines of events that matter here, and nothing of what stands inside them."""
    inside: list[str] = []
    for line in FOLDED.sub("", text).splitlines():
        name = re.split("[;:]", line, maxsplit=1)[0].upper()
        if name == "BEGIN":
            inside.append(line[6:].strip().upper())
        is_event = inside == ["VCALENDAR", "VEVENT"]
        if is_event and name in {"BEGIN", "END"}:
            yield f"{name}:VEVENT"
        elif is_event and name in KEPT:
            yield line
        if name == "END" and inside:
            inside.pop()
