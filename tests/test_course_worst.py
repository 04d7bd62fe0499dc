"""The worst moment to ask is found: no moment that is tried is worse."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from catalogkit.catalog.clock import ALWAYS, Clock
from catalogkit.catalog.course.days import Shapes
from catalogkit.catalog.course.steps import Course, Leg, Step
from catalogkit.catalog.course.worst import Race, worst
from catalogkit.catalog.offsets import DAY
from catalogkit.catalog.spans import Span, merged, shared
from catalogkit.model.duration import Duration
from catalogkit.model.flow import Task

FIRST = 20_800 * DAY  # a Thursday in December 2026
WEEKS = 3
UTC = ZoneInfo("UTC")


def weekly(name: str, hours: Sequence[Span], closed: frozenset[int]) -> Clock:
    """A clock with the same minutes every week, without some days."""

    def spans(low: int, high: int) -> list[Span]:
        first = low // (7 * DAY) - 1
        last = high // (7 * DAY) + 2
        found = merged(
            (week * 7 * DAY + start * 60, week * 7 * DAY + end * 60)
            for week in range(first, last)
            for start, end in hours
        )
        open_days = [
            (day * DAY, (day + 1) * DAY)
            for day in range(low // DAY - 1, high // DAY + 2)
            if day not in closed
        ]
        return shared(shared(found, open_days), [(low, high)])

    return Clock(name, UTC, spans)


@st.composite
def clocks(draw: st.DrawFn, name: str) -> Clock:
    """Up to six spells of work a week, and some days off."""
    if draw(st.integers(0, 9)) == 0:
        return ALWAYS
    spells = draw(
        st.lists(
            st.tuples(st.integers(0, 7 * 1440 - 1), st.integers(20, 900)),
            min_size=1,
            max_size=6,
        )
    )
    off = draw(st.frozensets(st.integers(20_798, 20_830), max_size=3))
    hours = [(start, min(start + long, 7 * 1440)) for start, long in spells]
    return weekly(name, hours, off)


@st.composite
def times(draw: st.DrawFn, longest: int) -> Duration:
    """Minutes of work, business days, or time by the wall clock."""
    kind = draw(st.integers(0, 5))
    if kind == 0:
        return Duration(draw(st.integers(0, 2)), "bd")
    if kind == 1:
        return Duration(draw(st.integers(1, longest)), "m", elapsed=True)
    return Duration(draw(st.integers(1, longest)), "m")


@st.composite
def races(draw: st.DrawFn, *, paused: bool = False) -> Race:
    """Up to four steps on up to three clocks, against a promise on one of them."""
    many = [draw(clocks(str(number))) for number in range(draw(st.integers(1, 3)))]
    steps: list[Step] = []
    for number in range(draw(st.integers(1, 4))):
        before = draw(st.sets(st.integers(0, number - 1))) if number else set()
        ways = tuple(
            tuple(
                Leg(draw(st.sampled_from(many)), draw(times(600)))
                for _ in range(draw(st.integers(1, 2)))
            )
            for _ in range(draw(st.integers(1, 2)))
        )
        stop = paused and draw(st.booleans())
        part = Task.model_construct(id=f"t{number}")
        steps.append(Step(part, tuple(sorted(before)), ways, stop))
    promise = Leg(draw(st.sampled_from(many)), draw(times(1800)))
    return Race(Course(tuple(steps)), promise)


def days() -> range:
    """The days that are looked at."""
    return range(WEEKS * 7)


def tried(race: Race, step: int) -> int:
    """How late the worst of evenly spaced moments is."""
    moments = range(FIRST, FIRST + WEEKS * 7 * DAY, step)
    return max(race.at(at).late for at in moments)


@given(races())
@settings(deadline=None, max_examples=60)
def test_no_moment_on_a_grid_is_worse_than_the_one_found(race: Race) -> None:
    found = worst(race, Shapes(FIRST), days())

    late = 0 if found is None else found.late
    assert tried(race, 1740) <= late
    if found is not None:
        assert race.at(found.asked) == found
        assert FIRST <= found.asked < FIRST + WEEKS * 7 * DAY


@given(races())
@settings(deadline=None, max_examples=12)
def test_the_worst_is_worst_to_the_second(race: Race) -> None:
    found = worst(race, Shapes(FIRST), days())

    cuts = race.cuts(FIRST, FIRST + WEEKS * 7 * DAY - 1)
    exact = max(race.at(at).late for at in cuts)
    assert (0 if found is None else found.late) == max(exact, 0)
    if found is not None:
        near = range(found.asked - 90, found.asked + 90)
        inside = (at for at in near if FIRST <= at < FIRST + WEEKS * 7 * DAY)
        assert max(race.at(at).late for at in inside) == found.late


@given(races(paused=True))
@settings(deadline=None, max_examples=40)
def test_pauses_of_the_promise_hide_no_worse_moment(race: Race) -> None:
    found = worst(race, Shapes(FIRST), days())

    assert tried(race, 1740) <= (0 if found is None else found.late)


@given(races(), st.integers(0, WEEKS * 7 * DAY - 7200), st.integers(0, 7200))
@settings(deadline=None, max_examples=60)
def test_what_is_said_of_a_stretch_holds_for_its_moments(
    race: Race, low: int, length: int
) -> None:
    low += FIRST
    most = race.most(low, low + length)

    for at in {low, low + length // 3, low + length}:
        assert race.at(at).late <= most


@given(races(), st.integers(0, WEEKS * 7 * DAY))
@settings(deadline=None, max_examples=60)
def test_the_latest_start_is_the_last_that_begins_in_time(
    race: Race, offset: int
) -> None:
    by = FIRST + offset
    for index in range(len(race.course.steps)):
        start = race.course.end_for(index, by)
        assert race.course.spans(start)[index][1] <= by
        assert race.course.spans(start + 1)[index][1] > by


def test_all_days_of_a_year_are_spoken_for_by_few() -> None:
    office = weekly(
        "office", [(d * 1440 + 540, d * 1440 + 1080) for d in range(5)], frozenset()
    )
    task = Task.model_construct(id="t")
    step = Step(task, (), ((Leg(office, Duration(200, "m")),),))
    race = Race(Course((step,)), Leg(office, Duration(240, "m")))
    shapes = Shapes(FIRST)

    assert worst(race, shapes, range(365)) is None
    marks = shapes.together(race.clocks, 365)
    assert len(set(marks)) == 2


def test_what_opens_after_the_last_day_is_waited_for() -> None:
    never = frozenset(range(20_800, 20_840))
    open_later = weekly("later", [(0, 7 * 1440)], never)
    task = Task.model_construct(id="t")
    step = Step(task, (), ((Leg(open_later, Duration(2, "m")),),))
    race = Race(Course((step,)), Leg(open_later, Duration(1, "m")))

    found = worst(race, Shapes(FIRST), days())

    assert found is not None
    assert found.late == 60
