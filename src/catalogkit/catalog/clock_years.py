"""The open time of a calendar: a table that grows by years as they are asked for."""

from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from catalogkit.catalog.clock_table import Table, earlier, later, table
from catalogkit.catalog.offsets import DAY, start_of, year_of
from catalogkit.catalog.spans import Span

FIRST, LAST = 1900, 2200
"""The years that clocks know: from the first to before the last."""
HORIZON = 5 * 366 * DAY
"""A calendar that stays closed so long does not open again."""
FOREVER = start_of(LAST)
"""The end of an interval that does not end."""


class NeverOpen(Exception):
    """A calendar that does not open again within five years, or not before 2200."""

    def __init__(self, calendar: str, after: int) -> None:
        super().__init__(f"'{calendar}' does not open again")
        self.calendar = calendar
        self.after = after


class Years:
    """The years of one calendar that have been asked for."""

    def __init__(
        self, name: str, zone: ZoneInfo, spans: Callable[[int, int], Sequence[Span]]
    ) -> None:
        self.name = name
        self.zone = zone
        self._spans = spans
        self._table: Table | None = None

    def between(self, start: int, end: int) -> Table:
        """The table, with all years from that of a moment to that of another."""
        found = self._table
        if found is not None and found.low <= start and end < found.high:
            return found
        if not start_of(FIRST) <= start <= end < start_of(LAST):
            raise NeverOpen(self.name, end)
        if found is None:
            year = year_of(start)
            found = self._made(year, year + 1)
        if start < found.low:
            found = self._begun(found, year_of(start))
        if end >= found.high:
            found = self._continued(found, year_of(end) + 1)
        return found

    def after(self, found: Table, at: int) -> Table:
        """The table with as many later years again, because the end was not enough."""
        open_until = max(at, found.ends[-1] if found.ends else at)
        if found.end >= LAST or open_until + HORIZON < found.high:
            raise NeverOpen(self.name, open_until)
        return self._continued(found, min(2 * found.end - found.first, LAST))

    def before(self, found: Table, at: int) -> Table:
        """The table with as many earlier years again."""
        open_from = min(at, found.starts[0] if found.starts else at)
        if found.first <= FIRST or open_from - HORIZON > found.low:
            raise NeverOpen(self.name, open_from)
        return self._begun(found, max(2 * found.first - found.end, FIRST))

    def _made(self, first: int, end: int) -> Table:
        spans = self._spans(start_of(first), start_of(end))
        self._table = made = table(self.zone, first, end, spans)
        return made

    def _continued(self, found: Table, end: int) -> Table:
        spans = self._spans(found.high, start_of(end))
        self._table = made = later(found, end, spans)
        return made

    def _begun(self, found: Table, first: int) -> Table:
        spans = self._spans(start_of(first), found.low)
        self._table = made = earlier(found, first, spans)
        return made
