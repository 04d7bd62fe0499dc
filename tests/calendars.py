"""Calendars for tests, and the clocks that the library makes of them."""

import datetime

from catalogkit.catalog.clock import Clock, clocks, seconds
from catalogkit.model.duration import duration
from tests.catalogs import project


def calendar(text: str, **others: str) -> Clock:
    """The clock of a calendar `it`: the keys after its head; others by their id."""
    files = {name: _whole(name, body) for name, body in {"it": text, **others}.items()}
    found = project(**files)
    errors = [each for each in found.diagnostics if each.place.entity == "calendar:it"]
    assert not errors, errors
    assert found.catalog is not None
    return clocks(found.catalog)["it"]


def _whole(name: str, body: str) -> str:
    head = f"kind: calendar\nid: {name}\nowner: service-desk\n"
    title = f"title: {{en: {name}, zh-CN: {name}}}\n"
    return head + title + body


def at(clock: Clock, local: str) -> int:
    """The first moment at which the calendar's clock shows a time: 2026-03-29 09:00."""
    naive = datetime.datetime.fromisoformat(local)
    return seconds(naive.replace(tzinfo=clock.zone))


def shown(clock: Clock, moment: int) -> str:
    """A moment on the clock of the calendar: Mon 2026-03-30 09:00."""
    there = datetime.datetime.fromtimestamp(moment, clock.zone)
    return f"{there:%a %Y-%m-%d %H:%M}"


def due(clock: Clock, local: str, time: str) -> str:
    """When a time is over that starts at a local time."""
    return shown(clock, clock.add(at(clock, local), duration(time)))
