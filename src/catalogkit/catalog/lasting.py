"""Which of two amounts of time is longer, as far as one kind of clock measures both."""

from collections.abc import Iterable

from catalogkit.model.duration import Duration


def longer(parts: Iterable[Duration], time: Duration) -> bool:
    """Whether amounts of time are longer together; never where clocks differ."""
    each = tuple(parts)
    measures = {_measure(one) for one in (time, *each)}
    together = sum(one.minutes or one.amount for one in each)
    return len(measures) == 1 and together > (time.minutes or time.amount)


def _measure(time: Duration) -> str:
    if time.minutes is None:
        return time.unit
    return "elapsed" if time.elapsed else "work"
