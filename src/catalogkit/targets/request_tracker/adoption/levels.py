"""Service levels → promises, and business hours → calendars."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from catalogkit.drafting.rules import APPROXIMATED, NOT_CARRIED
from catalogkit.drafting.saying import Block
from catalogkit.resource import Json
from catalogkit.source.node import Value
from catalogkit.targets.request_tracker.adoption.hours import Hours
from catalogkit.targets.request_tracker.adoption.things import Thing, Things, clean

OURS = re.compile(
    "(?P<respond>-|[0-9]+[a-z]+(?: elapsed)?) / (?P<fulfil>-|[0-9]+[a-z]+(?: elapsed)?)"
    "(?: (?P<calendar>[a-z0-9-]+))?(?P<approved>, from approval)?"
    "(?:, pauses (?P<pauses>[a-z+]+))?"
)
"""What we call a level: it says everything."""
PAUSES = {
    "waiting on approval": "waiting_on_approval",
    "waiting on requester": "waiting_on_requester",
    "waiting on supplier": "waiting_on_supplier",
    "waiting on change": "waiting_on_change",
    "scheduled": "scheduled",
    "stalled": "waiting_on_requester",
}
HOUR, DAY = 60, 24 * 60
USUAL = "Default"
"""The hours that a level goes by unless it names others."""


@dataclass
class Levels:
    """Says what queues promise; `hours` are the calendars that it goes by."""

    things: Things
    hours: Hours
    told: set[str] = field(default_factory=set)

    def promise(self, queue: Thing) -> Block:
        """The promise of a queue; {} where it has none."""
        self.things.ledger(queue).carry(("SLA",), ("SLADisabled",))
        name = queue.text("SLA")
        if not name or queue.held.body.get("SLADisabled"):
            return {}
        level = self.things.find("ServiceLevel", name)
        if level is None:
            said = clean(name.removeprefix("#"))
            message = f"{queue.called} has the service level '{said}', which is nowhere"
            self.things.say(NOT_CARRIED, queue, f"{message} defined", "SLA")
            return {}
        return self.said(level)

    def said(self, level: Thing) -> Block:
        """What a level promises."""
        found = OURS.fullmatch(level.title) if level.key is not None else None
        if found is not None:
            self.things.ledger(level).carry(())
            if found["calendar"]:
                self.hours.named(found["calendar"])
            return named(found)
        block = self._times(level)
        for each in ("Name", "Timezone", "BusinessHours", "Response", "Resolve"):
            self.things.ledger(level).carry((each,))
        for each in ("Starts", "OutOfHours"):
            if level.held.body.get(each):
                message = f"{level.called}: '{each}' is not said of a promise"
                self.things.say(NOT_CARRIED, level, message, each)
        return block

    def _times(self, level: Thing) -> Block:
        block: Block = {}
        times: Block = {}
        for ours, theirs in (("respond", "Response"), ("fulfil", "Resolve")):
            terms = level.held.body.get(theirs)
            if terms and (time := self._time(level, theirs, terms)):
                times[ours] = time
        if any(" elapsed" not in str(each) for each in times.values()):
            block["calendar"] = self.hours.calendar(self._hours(level))
        pauses = [*self._pauses(level)]
        block |= times
        return {**block, "pause_on": [*pauses]} if pauses and times else block

    def _hours(self, level: Thing) -> Thing | None:
        name = level.text("BusinessHours") or f"#{USUAL}"
        return self.things.find("BusinessHours", name)

    def _time(self, level: Thing, name: str, terms: Json) -> str:
        said: Mapping[str, Json] = terms if isinstance(terms, dict) else {}
        if not isinstance(terms, dict):
            said = {"BusinessMinutes": terms}
        real = _minutes(said.get("RealMinutes"))
        open_ = _minutes(said.get("BusinessMinutes"))
        if real and open_:
            message = f"{level.called}: '{name}' adds open time and time by the wall "
            message += "clock; the draft has the open time"
            self.things.say(APPROXIMATED, level, message, name, "RealMinutes")
        if open_:
            return f"{open_ // HOUR}h" if open_ % HOUR == 0 else f"{open_}m"
        if real and real % DAY == 0:
            return f"{real // DAY}d elapsed"
        if real:
            time = f"{real // HOUR}h" if real % HOUR == 0 else f"{real}m"
            return f"{time} elapsed"
        return ""

    def _pauses(self, level: Thing) -> Iterator[Value]:
        found = set()
        for name in ("Response", "Resolve"):
            terms = level.held.body.get(name)
            still = terms.get("IgnoreOnStatuses") if isinstance(terms, dict) else None
            for each in still if isinstance(still, list) else []:
                known = PAUSES.get(str(each))
                if known is not None:
                    found.add(known)
                else:
                    message = f"{level.called} stands still in '{clean(str(each))}', "
                    message += "which is no state here"
                    self.things.say(NOT_CARRIED, level, message, name, str(each))
        yield from sorted(found)


def named(found: re.Match[str]) -> Block:
    """The promise that the name of a level of ours says."""
    block: Block = {}
    if found["calendar"]:
        block["calendar"] = found["calendar"]
    if found["approved"]:
        block["starts"] = "approved"
    for each in ("respond", "fulfil"):
        if found[each] != "-":
            block[each] = found[each]
    if found["pauses"]:
        states: list[Value] = [*map(_state, found["pauses"].split("+"))]
        block["pause_on"] = states
    return block


def _state(said: str) -> str:
    return said if said == "scheduled" else f"waiting_on_{said}"


def _minutes(value: Json) -> int:
    try:
        return round(float(str(value or 0)))
    except (ValueError, OverflowError):
        return 0
