"""What an iCalendar file says: events of whole days and of hours, and their repeats."""

from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from catalogkit.catalog.spans import Span


@dataclass(frozen=True)
class Events:
    """The events of one file; days are counted from 1970."""

    def days(self, first: int, end: int) -> set[int]:
        """The days of events that last whole days."""
        return set()

    def spans(
        self, first: int, end: int, zone: ZoneInfo, *, timed: bool = False
    ) -> Iterator[tuple[int, Span]]:
        """The local day on which each event starts, and when it is.

        `timed`: only those that do not last whole days.
        """
        return iter(())
