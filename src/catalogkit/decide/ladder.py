"""What happens when time runs out, at which moments."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from catalogkit.catalog.clock import ALWAYS, NeverOpen
from catalogkit.decide.rules import Rung
from catalogkit.decide.times import Times
from catalogkit.decision import Alarm
from catalogkit.model.duration import Duration


def alarms(ladder: Sequence[Rung], times: Times) -> tuple[Alarm, ...]:
    """The ladder in time; steps whose moment nobody knows come last."""
    climb = _Climb(times)
    found = [(climb.moment(each), each) for each in ladder]
    found.sort(key=lambda pair: (pair[0] is None, pair[0] or 0))
    return tuple(
        Alarm(
            each.at,
            each.of,
            times.shown(when),
            each.notify,
            each.reassign,
            each.raise_priority,
        )
        for when, each in found
    )


@dataclass(slots=True)
class _Climb:
    """The moments of one request; a percentage is of its working minutes."""

    times: Times
    _minutes: dict[str, int] = field(default_factory=dict)

    def moment(self, rung: Rung) -> int | None:
        times = self.times
        due = times.respond_due if rung.of == "respond" else times.due
        if rung.time is not None:
            return times.after(times.start, rung.time)
        if rung.share is None or due is None:
            return due
        try:
            return self._part(rung, rung.share, due)
        except (NeverOpen, OverflowError):
            return None

    def _part(self, rung: Rung, share: tuple[int, int], due: int) -> int:
        times = self.times
        promised = times.respond if rung.of == "respond" else times.fulfil
        clock = times.clock
        if clock is None or (isinstance(promised, Duration) and promised.elapsed):
            clock = ALWAYS
        if rung.of not in self._minutes:
            self._minutes[rung.of] = clock.worked(times.start, due) // 60
        above, below = share
        part = self._minutes[rung.of] * above // below
        return clock.add(times.start, Duration(part, "m"))
