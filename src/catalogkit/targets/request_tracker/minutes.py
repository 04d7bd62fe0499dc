"""Times of a promise as Request Tracker counts them: in minutes, open or elapsed.

What it does with them is not what one would think; each way around is tried against the
real one. It gives a sum of open minutes up where it does not end within 29 days, and
its sum ends at the first open second *after* that time: not when the day closes, but
when the next one opens.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from catalogkit.catalog.clock import Clock, NeverOpen
from catalogkit.catalog.offsets import DAY
from catalogkit.catalog.spans import Span
from catalogkit.model.duration import Duration
from catalogkit.resource import Json
from catalogkit.targets.request_tracker.hours import MINUTE, WEEK, Week

OPEN, ELAPSED = "BusinessMinutes", "RealMinutes"
WEEK_ELAPSED = WEEK * DAY // MINUTE
ONE_SECOND = "0167"
"""As parts of a minute; Request Tracker leaves out what is no whole second."""
BY_THE_WALL = frozenset({"d", "w"})


@dataclass(frozen=True, slots=True)
class Minutes:
    """A time: first open minutes, where there are any, then elapsed ones.

    `closing`: it may end at the moment of closing, as hours do; business days end on
    the next one, when it opens.
    """

    open: int | None
    elapsed: int
    closing: bool = False

    def written(self) -> dict[str, Json]:
        """The times of a level; what is no whole number is text there.

        To end at closing is said as the last open second, and one by the wall clock.
        """
        found: dict[str, Json] = {}
        ends = bool(self.open) and self.closing
        if self.open is not None:
            found[OPEN] = f"{self.open - 1}.99" if ends else self.open
        if ends:
            found[ELAPSED] = f"{self.elapsed}.{ONE_SECOND}"
        elif self.elapsed or self.open is None:
            found[ELAPSED] = self.elapsed
        return found

    def due(self, clock: Clock, start: int) -> int:
        """When it is over, as Request Tracker finds it."""
        at = start
        if self.open is not None:
            at = clock.add(start, Duration(self.open, "m"))
            if not (self.closing and self.open):
                at = clock.opens(at)
        return at + self.elapsed * MINUTE


def minutes_of(time: Duration, week: Week | None) -> Minutes:
    """A time on a calendar, None for times by the wall clock.

    What is more than Request Tracker finds has whole weeks of elapsed time in it,
    without days off. Where every day is a working day, business days are elapsed ones
    from the next opening on.
    """
    if week is None or time.elapsed or time.unit in BY_THE_WALL:
        return Minutes(None, time.minutes or 0)
    closing = time.unit != "bd"
    if week.never_closes or (closing and not time.amount):
        return Minutes(None, time.minutes or time.amount * WEEK_ELAPSED // WEEK)
    if not closing and all(week.ordinary) and not week.off:
        return Minutes(0, time.amount * WEEK_ELAPSED // WEEK)
    for weeks in range(_weeks(time, week) + 1):
        rest = _sum(time, week, weeks)
        if rest * MINUTE < week.reach:
            break
    return Minutes(rest, weeks * WEEK_ELAPSED, closing)


def is_exact(time: Duration, found: Minutes, week: Week) -> bool:
    """Whether minutes mean the time, wherever it starts: no need to try."""
    if found.open is None:
        return time.unit != "bd"
    even = len({each for each in week.days if each}) == 1
    return not found.elapsed and (even or time.unit != "bd")


def differing(
    time: Duration, found: Minutes, week: Week, today: int
) -> tuple[int, int, int] | None:
    """The first start from which a time ends otherwise, then our end, then its."""
    for start in _starts(week.spans(today)):
        try:
            wanted, got = week.clock.add(start, time), found.due(week.clock, start)
        except NeverOpen:
            return None
        if wanted != got:
            return start, wanted, got
    return None


def _weeks(time: Duration, week: Week) -> int:
    """How many ordinary weeks a time takes."""
    lengths = _lengths(week)
    a_week = len(lengths) if time.unit == "bd" else sum(lengths)
    amount = time.amount if time.unit == "bd" else time.minutes or 0
    return amount // a_week if a_week else 0


def _sum(time: Duration, week: Week, weeks: int) -> int:
    """The open minutes of a time, without so many ordinary weeks.

    Days that are no whole week are as long as most of them.
    """
    lengths = _lengths(week)
    if time.unit != "bd" or not lengths:
        return (time.minutes or 0) - weeks * sum(lengths)
    whole, days = divmod(time.amount - weeks * len(lengths), len(lengths))
    usual = Counter(lengths).most_common(1)[0][0]
    return whole * sum(lengths) + days * usual


def _lengths(week: Week) -> list[int]:
    """The open minutes of each working day of an ordinary week."""
    return [each for each in map(_length, week.ordinary) if each]


def _length(spans: tuple[Span, ...]) -> int:
    return sum(end - start for start, end in spans) // MINUTE


def _starts(spans: list[Span]) -> Iterator[int]:
    """Moments that tell clocks apart, of each time that is open and after it."""
    for start, end in spans:
        yield from (start, (start + end) // 2, end - 30 * MINUTE, end + 30 * MINUTE)
