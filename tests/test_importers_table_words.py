"""What the words in a table mean: times, hours, prices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogkit.importers.table.hours import hours_of
from catalogkit.importers.table.prices import price_of
from catalogkit.importers.table.times import time_of
from catalogkit.model.duration import work


@pytest.mark.parametrize(
    "words, ours",
    [
        ("5-10 business days", "10bd"),
        ("5 – 10 working days", "10bd"),
        ("same day", "1bd"),
        ("2 hrs", "2h"),
        ("1.5 hours", "90m"),
        ("24h", "24h elapsed"),
        ("30 min", "30m"),
        ("1 week", "5bd"),
        ("4 to 6 weeks", "30bd"),
        ("2-3 days", "3bd"),
        ("within two weeks", "10bd"),
        ("10 calendar days", "10d elapsed"),
        ("next business day", "1bd"),
        ("T+3", "3bd"),
        ("3个工作日", "3bd"),
        ("１-２个工作日内", "2bd"),
        ("两天", "2bd"),
        ("当天", "1bd"),
        ("24小时", "24h elapsed"),
        ("半天", "1bd"),
    ],
)
def test_words_for_a_time_become_a_duration(words, ours):
    found = time_of(words)

    assert found is not None
    assert found.text == ours


@pytest.mark.parametrize(
    "words", ["ASAP", "n/a", "尽快", "10+ days", "0 days", "2", ""]
)
def test_what_promises_no_time_becomes_none(words):
    assert time_of(words) is None


@pytest.mark.parametrize("words", ["2-3 days", "about 2 hours", "1 month", "same day"])
def test_what_is_read_into_words_is_told(words):
    assert time_of(words).reading


@given(st.text("0123456789.-– hdwbmo天日周个工作时to", max_size=14))
def test_every_time_that_is_read_is_one_that_a_clock_can_measure(words):
    found = time_of(words)

    assert found is None or work(found.text) is not None


@pytest.mark.parametrize(
    "words, days",
    [
        ("Mon-Fri 9-5", (("mon-fri", ("09:00-17:00",)),)),
        ("24x7", (("mon-sun", ("00:00-24:00",)),)),
        ("7×24小时", (("mon-sun", ("00:00-24:00",)),)),
        ("周一至周五 9:00-18:00", (("mon-fri", ("09:00-18:00",)),)),
        ("weekdays 9am-5pm", (("mon-fri", ("09:00-17:00",)),)),
        (
            "工作日 9:00-12:00, 13:00-18:00",
            (("mon-fri", ("09:00-12:00", "13:00-18:00")),),
        ),
        (
            "Mon-Fri 8-18, Sat 9-13",
            (("mon-fri", ("08:00-18:00",)), ("sat", ("09:00-13:00",))),
        ),
    ],
)
def test_words_for_hours_become_those_of_a_calendar(words, days):
    assert hours_of(words).days == days


@pytest.mark.parametrize(
    "words", ["office hours", "5x8", "Mon-Fri", "Mon-Wed 9-5, Tue 6-7"]
)
def test_hours_that_say_no_time_become_none(words):
    assert hours_of(words) is None


def test_hours_say_where_they_are_read():
    assert hours_of("Mon-Fri 9-17 Europe/Berlin").zone == "Europe/Berlin"
    assert hours_of("Mon-Fri 9-17", "Europe/Berlin").zone == "Europe/Berlin"
    assert hours_of("9:00-18:00（北京时间）").zone == "Asia/Shanghai"


@pytest.mark.parametrize(
    "words, price",
    [
        ("€30", {"once": "30 EUR"}),
        ("EUR 30/month", {"monthly": "30 EUR"}),
        ("¥200/月", {"monthly": "200 CNY"}),
        ("1,200.50 EUR", {"once": "1200.50 EUR"}),
        ("1.200,50 €", {"once": "1200.50 EUR"}),
        ("on request", None),
        ("30", None),
    ],
)
def test_words_for_a_price_become_an_amount(words, price):
    assert price_of(words) == price
