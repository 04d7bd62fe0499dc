"""Which of two times is sooner holds at every moment, not only where it was tried."""

import datetime
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogkit.catalog.clock import Clock, clocks, seconds
from catalogkit.diff.times import Way, together, way
from catalogkit.model.duration import duration
from catalogkit.project import compiled
from tests.pages import TODAY, world

TIMES = st.sampled_from(
    ["10m", "4h", "8h", "9h", "16h", "24h", "0bd", "1bd", "2bd", "3bd", "5bd",
     "4h elapsed", "24h elapsed", "1d elapsed", "72h elapsed", "1w elapsed"]
)  # fmt: skip
FIRST = seconds(datetime.datetime.combine(TODAY, datetime.time(), datetime.UTC))


@cache
def head_office() -> Clock:
    """A clock with breaks, holidays and a working Saturday."""
    catalog = compiled(world(), TODAY).catalog
    assert catalog is not None
    return clocks(catalog)["hq"]


@settings(max_examples=40)
@given(TIMES, TIMES, st.lists(st.integers(0, 364 * 24 * 60), min_size=20, max_size=40))
def test_what_is_called_sooner_is_never_later(old: str, new: str, minutes) -> None:
    clock = head_office()
    one, other = duration(old), duration(new)

    found = way(one, other, (clock, clock), TODAY)

    for minute in minutes:
        start = FIRST + minute * 60
        was, now = clock.add(start, one), clock.add(start, other)
        assert found is not Way.SOONER or now <= was
        assert found is not Way.LATER or now >= was
        assert found is not Way.SAME or now == was


@given(TIMES, TIMES)
@settings(max_examples=20)
def test_the_way_back_is_the_other_way(old: str, new: str) -> None:
    clock = head_office()
    back = {Way.SOONER: Way.LATER, Way.LATER: Way.SOONER}

    there = way(duration(old), duration(new), (clock, clock), TODAY)

    again = way(duration(new), duration(old), (clock, clock), TODAY)
    assert again is back.get(there, there)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("4h", "240m", Way.SAME),
        ("1w elapsed", "7d elapsed", Way.SAME),
        ("1y", "18mo", Way.LATER),
        ("3bd", "2bd", Way.SOONER),
        ("1bd", "8h", Way.UNSURE),
    ],
)
def test_without_a_calendar_only_like_units_are_in_order(old, new, found) -> None:
    assert way(duration(old), duration(new), (None, None), TODAY) is found


def test_a_whole_is_sooner_only_where_no_part_is_later() -> None:
    assert together([Way.SAME, Way.SOONER]) is Way.SOONER
    assert together([Way.LATER, Way.SOONER]) is Way.UNSURE
    assert together([Way.SAME]) is Way.SAME
    assert together([]) is Way.SAME
