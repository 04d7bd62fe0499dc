"""Moments of a year at which calendars are open and closed in every way."""

import datetime
from bisect import bisect_right
from collections.abc import Sequence

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.holds import World

YEAR = 366 * 86_400
"""How far ahead is looked: twelve months."""


def moments(
    catalog: Catalog,
    world: World,
    now: datetime.datetime,
    calendars: Sequence[str],
    cuts: Sequence[str],
) -> list[str]:
    """The first moment in twelve months for each way in which calendars are open.

    Cuts are moments that tests name; each way is found before, at and after them too.
    """
    from catalogkit.catalog.clock import NeverOpen, clocks, seconds  # noqa: PLC0415

    start = seconds(now)
    points = {start}
    for cut in cuts:
        at = seconds(datetime.datetime.fromisoformat(cut))
        points |= {at - 1, at, at + 1}
    for name in calendars:
        try:
            points.update(clocks(catalog)[name].edges(start, start + YEAR))
        except NeverOpen:
            continue
    found: dict[object, str] = {}
    for point in sorted(points):
        text = _text(point)
        way = tuple(world.inside(name, text) for name in calendars)
        place = (bisect_right(cuts, text), text in cuts)
        if start <= point or not calendars:
            found.setdefault((way, place), text)
    return [*found.values()]


def _text(second: int) -> str:
    moment = datetime.datetime.fromtimestamp(second, datetime.UTC)
    return moment.replace(tzinfo=None).isoformat() + "Z"
