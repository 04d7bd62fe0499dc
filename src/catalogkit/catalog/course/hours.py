"""When teams work, and how the clocks of a catalog relate."""

from dataclasses import dataclass, field
from functools import partial

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.clock import ALWAYS, Clock, NeverOpen, clocks
from catalogkit.catalog.offsets import DAY, EPOCH
from catalogkit.catalog.spans import Span, merged, shared
from catalogkit.model.organisation import Team
from catalogkit.model.ref import Ref
from catalogkit.model.service_item import ServiceItem

FAR = 3 * 366
URGENT = frozenset({"incident", "change"})


@dataclass
class Hours:
    """The clocks of calendars and teams, and what is known of them."""

    catalog: Catalog
    _teams: dict[tuple[str, bool], Clock | None] = field(default_factory=dict)
    _meet: dict[tuple[Clock, Clock], bool] = field(default_factory=dict)
    _covers: dict[tuple[Clock, Clock], bool] = field(default_factory=dict)
    _ends: dict[Clock, int | None] = field(default_factory=dict)

    def clock(self, calendar: str | None) -> Clock:
        """The clock of a calendar; the wall clock where there is none."""
        return ALWAYS if calendar is None else clocks(self.catalog)[calendar]

    def team(self, ref: Ref[Team] | None, item: ServiceItem) -> Clock | None:
        """When a team works on requests of an item; None where nobody says."""
        if ref is None:
            return None
        key = (str(ref), item.record in URGENT)
        if key not in self._teams:
            self._teams[key] = self._team(self.catalog[ref], urgent=key[1])
        return self._teams[key]

    def meet(self, one: Clock, other: Clock) -> bool:
        """Whether two clocks ever run at the same time in the twelve months to come."""
        key = (one, other)
        if key not in self._meet:
            low = (self.catalog.today.toordinal() - EPOCH) * DAY
            high = low + 366 * DAY
            both = one is other or shared(one.spans(low, high), other.spans(low, high))
            self._meet[key] = bool(both)
        return self._meet[key]

    def covers(self, one: Clock, other: Clock) -> bool:
        """Whether a clock always runs when another does, as far as proofs look."""
        key = (one, other)
        if key not in self._covers:
            low = (self.catalog.today.toordinal() - EPOCH) * DAY
            high = low + FAR * DAY
            spans = other.spans(low, high)
            self._covers[key] = (
                one is other or shared(one.spans(low, high), spans) == spans
            )
        return self._covers[key]

    def ends(self, clock: Clock) -> int | None:
        """When a clock runs for the last time within the time of proofs, if it does."""
        if clock not in self._ends:
            low = (self.catalog.today.toordinal() - EPOCH) * DAY
            high = low + 366 * DAY
            self._ends[clock] = None
            try:
                clock.opens(high)
            except NeverOpen:
                spans = clock.spans(low, high)
                self._ends[clock] = spans[-1][1] if spans else low
        return self._ends[clock]

    def _team(self, team: Team, *, urgent: bool) -> Clock | None:
        every = clocks(self.catalog)
        names = [team.calendar, team.on_call if urgent else None]
        known = list(dict.fromkeys(name for name in names if name is not None))
        if not known:
            return None
        found = [every[name] for name in known]
        if len(found) == 1:
            return found[0]
        spans = partial(_any_of, found)
        return Clock(" or ".join(known), found[0].zone, spans)


def _any_of(every: list[Clock], low: int, high: int) -> list[Span]:
    return merged(span for each in every for span in each.spans(low, high))
