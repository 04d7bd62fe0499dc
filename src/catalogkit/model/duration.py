"""How long things take: working time, business days, elapsed time, months."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated

from catalogkit.model.scalars import Scalar

DURATION = re.compile(r"([0-9]{1,6})\s*(m|h|d|w|bd|mo|y)( elapsed)?")
MINUTES = {"m": 1, "h": 60, "d": 24 * 60, "w": 7 * 24 * 60}


@dataclass(frozen=True, slots=True)
class Duration:
    """An amount of time in the unit its author chose.

    `unit` is m or h (working minutes and hours, or elapsed ones), bd (business days),
    d or w (always elapsed), mo or y (months and years of the calendar).
    """

    amount: int
    unit: str
    elapsed: bool = False

    def __str__(self) -> str:
        return f"{self.amount}{self.unit}{' elapsed' if self.elapsed else ''}"

    @property
    def minutes(self) -> int | None:
        """Minutes of working or elapsed time; None for business days and longer."""
        per = MINUTES.get(self.unit)
        return None if per is None else self.amount * per


@lru_cache(maxsize=4096)
def duration(text: str) -> Duration:
    """A duration of any unit. Raises ValueError with the sentence to show."""
    match = DURATION.fullmatch(text)
    if match is None:
        message = f"'{text}' is not a duration such as 30m, 4h, 3bd or 72h elapsed"
        raise ValueError(message)
    amount, unit, elapsed = int(match[1]), match[2], match[3] is not None
    if unit in {"d", "w"} and not elapsed:
        days = amount * (5 if unit == "w" else 1)
        message = (
            f"'{text}' can be read in two ways: write {days}bd for business days, "
            f"or {amount}{unit} elapsed for time by the wall clock"
        )
        raise ValueError(message)
    if unit in {"bd", "mo", "y"} and elapsed:
        message = f"'{text}' is no elapsed time: use hours or days, such as 72h elapsed"
        raise ValueError(message)
    return Duration(amount, unit, elapsed)


@lru_cache(maxsize=4096)
def work(text: str) -> Duration:
    """A duration a clock can measure: no months or years."""
    found = duration(text)
    if found.unit in {"mo", "y"}:
        message = f"'{text}' is no working time: use hours or business days"
        raise ValueError(message)
    return found


_ANY = {
    "type": "string",
    "pattern": r"^[0-9]{1,6}\s*(m|h|d|w|bd|mo|y)( elapsed)?$",
    "description": "30m, 4h of working time; 3bd business days; 72h elapsed; 3mo, 1y.",
    "examples": ["30m", "4h", "3bd", "72h elapsed"],
}
Span = Annotated[Duration, Scalar(duration, "a duration", _ANY)]
Work = Annotated[Duration, Scalar(work, "a duration", _ANY)]
