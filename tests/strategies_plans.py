"""Random recurrence rules, and times that repeat by them across changes of clocks."""

import datetime
from typing import NamedTuple

from hypothesis import strategies as st

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ENDS = ("", "COUNT=7", "UNTIL=20270601", "UNTIL=20270628T010000Z")


class Repeat(NamedTuple):
    """A time on the clock of a calendar's zone, and how it comes back."""

    begin: datetime.datetime
    end: datetime.datetime
    rule: str
    calendar: str


@st.composite
def rules(draw, first):
    """A recurrence rule that names a first day, and often others."""
    every = draw(st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")))
    parts = [f"FREQ={every}"]
    if draw(st.booleans()):
        parts.append(f"INTERVAL={draw(st.integers(1, 5))}")
    if names := draw(st.sets(st.sampled_from(DAYS), max_size=3)):
        parts.append(f"BYDAY={','.join(sorted({*names, DAYS[first.weekday()]}))}")
    if every != "WEEKLY" and draw(st.booleans()):
        other = draw(st.sampled_from((1, 13, 28, -1, -3)))
        parts.append(f"BYMONTHDAY={first.day},{other}")
    parts.append(draw(st.sampled_from(ENDS)))
    return ";".join(filter(None, parts))


@st.composite
def repeats(draw):
    """A time that comes back, often at night, when clocks change."""
    first = datetime.date(2026, 8, 1) + datetime.timedelta(draw(st.integers(0, 240)))
    hour = draw(st.sampled_from((0, 1, 2, 3, 22)))
    clock = datetime.time(hour, draw(st.sampled_from((0, 30))))
    begin = datetime.datetime.combine(first, clock)
    length = datetime.timedelta(minutes=draw(st.integers(1, 8)) * 30)
    calendar = draw(st.sampled_from(("shanghai", "berlin", "new-york")))
    return Repeat(begin, begin + length, draw(rules(first)), calendar)
