"""Waiting for a team: Erlang's formula against tables, closed forms and a queue."""

import heapq
from random import Random

import pytest

from catalogkit.catalog.course.queue import breaks, erlang_c, waiting


@pytest.mark.parametrize("load", [0.0, 0.1, 0.5, 0.9, 0.99])
def test_alone_one_waits_as_often_as_one_is_busy(load: float) -> None:
    assert erlang_c(1, load) == pytest.approx(load)


@pytest.mark.parametrize(
    ("servers", "load", "share"),
    [(2, 1.0, 1 / 3), (3, 2.0, 4 / 9), (10, 8.0, 0.4092), (5, 4.0, 0.5541)],
)
def test_the_formula_gives_the_values_of_tables(
    servers: int, load: float, share: float
) -> None:
    assert erlang_c(servers, load) == pytest.approx(share, abs=5e-5)


def test_all_wait_where_there_is_too_much_work() -> None:
    assert erlang_c(2, 2.0) == 1.0
    assert waiting(2, 4.0, 0.5) is None
    assert waiting(2, 0.0, 0.5) == 0.0


def test_alone_the_wait_is_that_of_the_closed_form() -> None:
    arrivals, service = 3.0, 0.25

    used = arrivals * service
    assert waiting(1, arrivals, service) == pytest.approx(used * service / (1 - used))


def test_more_people_for_the_same_share_of_their_time_wait_less() -> None:
    waits = [waiting(count, 3.6 * count, 0.25) or 0.0 for count in range(1, 8)]

    assert waits == sorted(waits, reverse=True)
    assert waits[-1] < waits[0] / 7


def test_a_queue_that_is_played_waits_as_long_as_the_formula_says() -> None:
    dice, servers, arrivals, service = Random(4), 3, 1.8, 1.0
    free, now, total, count = [0.0] * servers, 0.0, 0.0, 200_000
    for _ in range(count):
        now += dice.expovariate(arrivals)
        start = max(now, heapq.heappop(free))
        total += start - now
        heapq.heappush(free, start + dice.expovariate(1 / service))

    assert total / count == pytest.approx(waiting(servers, arrivals, service), rel=0.05)


def test_growth_breaks_in_the_month_in_which_it_is_too_much() -> None:
    assert breaks([(10.0, 1.0)], 19.0, 24) == 12
    assert breaks([(10.0, 1.0)], 20.1, 24) == 13
    assert breaks([(10.0, 0.0), (5.0, 1.0)], 20.1, 24) == 13
    assert breaks([(10.0, 0.0)], 10.5, 24) is None
    assert breaks([(10.0, 1.0)], 9.0, 24) is None, "it has happened already"
