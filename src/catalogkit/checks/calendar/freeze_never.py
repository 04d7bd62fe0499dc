"""A freeze without a time."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.ics import read_events
from catalogkit.catalog.ics_events import NotReadable
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.plan import Freeze, Recurring

EDGES = ("start", "end")
DAY = len("2026-11-11")


@check
def freeze_never(catalog: Catalog) -> Iterator[Diagnostic]:
    """A freeze does not say in one way when it begins and ends."""
    for freeze in catalog.all(Freeze):
        message = _missing(freeze.when)
        if message:
            yield freeze_never.found(freeze.at("when"), message)
            continue
        message = _unreadable(freeze.when)
        if message:
            yield freeze_never.found(freeze.at("when", "rrule"), message)


def _missing(when: Recurring) -> str:
    if when.every and when.rrule:
        return "'every' and 'rrule' both say how it comes back: keep one"
    if when.from_ is None or when.to is None:
        return "it needs 'from' and 'to', and 'every' or 'rrule' where it comes back"
    edges = (when.from_, when.to)
    relative = [each for each in edges if each.startswith(EDGES)]
    if relative and not when.every:
        return f"'{relative[0]}' of what? Say 'every': week, month, quarter or year"
    if when.every and len(relative) < len(edges):
        return "a day is one day: with 'every', write edges such as end - 2bd"
    if not relative and when.to[:DAY] < when.from_[:DAY]:
        return f"it ends on {when.to[:DAY]}, before it begins"
    return ""


def _unreadable(when: Recurring) -> str:
    """Why its recurrence rule cannot be used, "" where it can."""
    if when.rrule is None:
        return ""
    if "\n" in when.rrule or "\r" in when.rrule:
        return "a recurrence rule is one line"
    first = f"DTSTART;VALUE=DATE:{(when.from_ or '')[:DAY].replace('-', '')}"
    lines = "BEGIN:VCALENDAR", "BEGIN:VEVENT", first, f"RRULE:{when.rrule}"
    whole = "\r\n".join((*lines, "END:VEVENT", "END:VCALENDAR", ""))
    try:
        read_events(whole.encode())
    except NotReadable as error:
        reason = str(error).rpartition(": ")[2]
        return f"'{when.rrule}' is no recurrence rule such as FREQ=YEARLY: {reason}"
    return ""
