"""The clock of one request: moments counted from its start."""

import datetime
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from catalogkit.catalog.clock import ALWAYS, Clock, NeverOpen, moment
from catalogkit.decision import Moment
from catalogkit.model.duration import Duration
from catalogkit.model.flow import ApprovalStep
from catalogkit.model.promise import By


@dataclass(frozen=True, slots=True)
class Times:
    """The clock of a request: it starts at `start`, in seconds as all its moments.

    Without a calendar only elapsed time can be counted; `zone` shows moments.
    """

    clock: Clock | None
    zone: datetime.tzinfo
    start: int
    respond: Duration | None = None
    respond_due: int | None = None
    fulfil: Duration | By | None = None
    due: int | None = None

    def after(self, start: int | None, time: Duration | None) -> int | None:
        """When a time is over; None without a start, a time or a clock for it."""
        if start is None or time is None:
            return None
        clock = self.clock
        if clock is None:
            if not time.elapsed and time.unit not in {"d", "w"}:
                return None
            clock = ALWAYS
        try:
            return clock.add(start, time)
        except (NeverOpen, OverflowError):
            return None

    def shown(self, found: int | None) -> Moment | None:
        """A moment in the time zone of the clock."""
        if found is None:
            return None
        try:
            return moment(found, self.zone)
        except (OverflowError, ValueError):
            return None


def agreed(
    steps: Sequence[ApprovalStep], tasks: AbstractSet[str], times: Times, at: int
) -> dict[str, Moment | None]:
    """The last moment of each approval, if those before it take all their time.

    None where nobody knows: it has no time, or it waits for a task.
    """
    found: dict[str, int | None] = {}
    named = {each.id: each for each in steps}

    def last(step: ApprovalStep) -> int | None:
        if step.id not in found:
            found[step.id] = None  # a circle of approvals has no last moment
            starts = [last(named[name]) for name in step.after if name in named]
            known = [each for each in starts if each is not None]
            open_ = len(known) < len(starts) or not tasks.isdisjoint(step.after)
            start = None if open_ or step.afterwards else max([at, *known])
            found[step.id] = times.after(start, step.within)
        return found[step.id]

    return {each.id: times.shown(last(each)) for each in steps}
