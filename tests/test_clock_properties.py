"""Clocks: adding, measuring and the inverse agree, and with somebody who watches."""

import datetime

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from catalogkit.catalog.clock import ALWAYS
from catalogkit.catalog.spans import merged, shared, without
from catalogkit.model.duration import Duration, duration
from tests.calendars import calendar
from tests.clock_walking import MINUTE, Wall

WEEK = ("mon", "tue", "wed", "thu", "fri")
OFFICE = {day: [("09:00", "12:00"), ("13:00", "18:00")] for day in WEEK}
NIGHTS = {day: [("22:00", "06:00")] for day in (*WEEK, "sun")}
WALLS = {
    "berlin": Wall("Europe/Berlin", OFFICE, ("2026-12-25", "2027-01-01")),
    "new york": Wall("America/New_York", NIGHTS, ("2026-11-26",)),
    "lord howe": Wall("Australia/Lord_Howe", {"sun": [("00:00", "24:00")], **NIGHTS}),
    "kolkata": Wall("Asia/Kolkata", {**OFFICE, "sat": [("09:30", "13:15")]}),
    "shanghai": Wall(
        "Asia/Shanghai", OFFICE, ("2026-10-01", "2026-10-02"), ("2026-10-10",)
    ),
    "always": Wall("Europe/London", {day: [("00:00", "24:00")] for day in
                                     (*WEEK, "sat", "sun")}),
}  # fmt: skip
CLOCKS = {name: calendar(wall.text()) for name, wall in WALLS.items()}
PARTS = {"one": WALLS["berlin"].text(), "two": WALLS["new york"].text()}
ALL = {
    **CLOCKS,
    "both": calendar("all_of: [one, two]\n", **PARTS),
    "either": calendar("any_of: [one, two]\nclosed: [2026-11-11]\n", **PARTS),
    "24x7": ALWAYS,
}
TIMES = [(2026, 3, 6), (2026, 3, 27), (2026, 10, 1), (2026, 10, 23), (2026, 12, 22)]


def _after(day, hours):
    year, month, number = day
    begin = datetime.datetime(year, month, number, tzinfo=datetime.UTC)
    return int(begin.timestamp()) + hours


MINUTES = st.builds(
    lambda day, minutes: _after(day, minutes * MINUTE),
    st.sampled_from(TIMES),
    st.integers(0, 12 * 24 * 60),
)
MOMENTS = st.integers(_after((2025, 1, 1), 0), _after((2028, 12, 31), 0))
WORK = st.builds(Duration, st.integers(0, 3000), st.sampled_from(["m", "h"]))
ANY = st.one_of(
    WORK,
    st.builds(Duration, st.integers(0, 60), st.just("bd")),
    st.builds(Duration, st.integers(0, 30), st.just("mo")),
    st.builds(Duration, st.integers(0, 900), st.just("h"), st.just(value=True)),
)
PAUSES = st.lists(
    st.tuples(st.integers(0, 40 * 86400), st.integers(0, 9 * 86400)), max_size=4
)
NAMES = st.sampled_from(sorted(ALL))


@given(st.sampled_from(sorted(WALLS)), MINUTES, st.integers(0, 900))
@example("berlin", _after((2026, 3, 27), 16 * 3600), 120)
@example("new york", _after((2026, 10, 31), 20 * 3600), 540)
def test_working_time_is_what_somebody_counts_who_watches(name, start, minutes):
    clock, wall = CLOCKS[name], WALLS[name]
    end = clock.add(start, Duration(minutes, "m"))

    assert end == wall.add(start, minutes)
    assert clock.is_open(start) == wall.is_open(start)
    assert clock.opens(start) == wall.opens(start)
    assert clock.worked(start, end) == wall.worked(start, end) * MINUTE


@given(st.sampled_from(sorted(WALLS)), MINUTES, st.integers(0, 4))
@example("always", _after((2026, 10, 24), 3600), 1)
@example("berlin", _after((2026, 10, 3), 3600), 0)
def test_business_days_are_what_somebody_counts_who_watches(name, start, days):
    clock, wall = CLOCKS[name], WALLS[name]
    assume(not wall.there(wall.opens(start)).fold)

    assert clock.add(start, Duration(days, "bd")) == wall.add_days(start, days)


@given(NAMES, MOMENTS, WORK)
def test_what_was_added_is_what_was_worked(name, start, time):
    clock = ALL[name]
    end = clock.add(start, time)

    assert clock.worked(start, end) == time.minutes * 60
    assert time.amount == 0 or clock.worked(start, end - 1) == time.minutes * 60 - 1


@given(NAMES, MOMENTS, st.integers(0, 90000), ANY)
def test_who_starts_later_is_never_done_earlier(name, start, more, time):
    clock = ALL[name]

    assert start <= clock.add(start, time) <= clock.add(start + more, time)


@given(NAMES, MOMENTS, ANY)
@example("24x7", _after((2026, 1, 1), 0), duration("3h"))
def test_the_latest_start_is_in_time_and_the_next_moment_is_not(name, due, time):
    clock = ALL[name]
    start = clock.latest(due, time)

    assert clock.add(start, time) <= due < clock.add(start + 1, time)


@given(NAMES, MOMENTS, WORK, PAUSES)
def test_work_does_not_run_in_pauses(name, start, time, given_pauses):
    clock = ALL[name]
    pauses = [(start + low, start + low + long) for low, long in given_pauses]
    end = clock.add(start, time, pauses)

    assert clock.worked(start, end, pauses) == time.minutes * 60
    assert end == clock.add(start, time, merged(pauses))
    assert end >= clock.add(start, time)


@given(NAMES, MOMENTS, st.integers(0, 60 * 86400))
def test_open_time_lies_between_openings_and_closings(name, start, long):
    clock = ALL[name]
    end = start + long
    spans = clock.spans(start, end)

    assert sum(high - low for low, high in spans) == clock.worked(start, end)
    for each in clock.edges(start, end):
        assert clock.is_open(each) != clock.is_open(each - 1)
    for low, high in spans:
        assert clock.opens(low) == low
        assert clock.closes(low) >= high


@given(NAMES, st.lists(MOMENTS, min_size=2, max_size=5))
def test_the_order_of_questions_changes_no_answer(name, moments):
    clock = ALL[name]
    fresh = clock if clock is ALWAYS else _fresh(name)
    day = Duration(1, "bd")

    assert [fresh.add(each, day) for each in moments] == [
        clock.add(each, day) for each in moments
    ]


def _fresh(name):
    if name in WALLS:
        return calendar(WALLS[name].text())
    text = "all_of: [one, two]\n" if name == "both" else (
        "any_of: [one, two]\nclosed: [2026-11-11]\n")  # fmt: skip
    return calendar(text, **PARTS)


SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 9)).map(
        lambda pair: (pair[0], pair[0] + pair[1])
    ),
    max_size=6,
)


@given(SPANS, SPANS)
def test_sets_of_moments_are_sets(left, right):
    def held(spans):
        return {each for low, high in spans for each in range(low, high)}

    one, two = merged(left), merged(right)

    assert held(one) == held(left)
    assert held(shared(one, two)) == held(one) & held(two)
    assert held(without(one, two)) == held(one) - held(two)
    assert merged(without(one, two)) == without(one, two)
    assert all(low < high for low, high in one)


@pytest.mark.parametrize("name", sorted(WALLS))
def test_every_minute_of_a_change_of_clocks_is_right(name):
    clock, wall = CLOCKS[name], WALLS[name]
    for day in ((2026, 3, 28), (2026, 10, 24), (2026, 10, 31), (2026, 10, 3)):
        for minute in range(0, 2 * 24 * 60, 5):
            moment = _after(day, minute * MINUTE)
            assert clock.is_open(moment) == wall.is_open(moment), moment
