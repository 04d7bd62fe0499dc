"""A decision as a card for people, and line by line why."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence

from catalogkit.decision import (
    Alarm,
    Asked,
    Consent,
    Decision,
    Objection,
    Requested,
    Texts,
    Work,
)
from catalogkit.diagnostic import Place
from catalogkit.ending import Who
from catalogkit.report import endings
from catalogkit.report.visible import visible

Where = Callable[[Place], str]
"""A place as file and line."""
WIDTH = 12
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ANSWERS = {True: "yes", False: "no", None: "open"}


def card(
    decision: Decision, title: Texts, locale: str, parts: Sequence[Requested] = ()
) -> list[str]:
    """What happens to a request, in lines; texts of the catalog in one locale.

    `parts` are what becomes of the items that it requests in its turn.
    """
    return list(_Card(decision, locale, parts).lines(title))


def why(decision: Decision, where: Where) -> list[str]:
    """What was asked, in order: the answer, where it is written, what it read."""
    return [line for each in decision.trace for line in _asked(each, where)]


def refused(item: str, refusals: tuple[Objection, ...], locale: str) -> list[str]:
    """Why a request is not taken: each answer, and the sentence its requester reads."""
    found = [f"{visible(item)}: this request is refused"]
    for each in refusals:
        route = ".".join(str(step) for step in each.route) or each.reason
        found.append(f"  {visible(route)}: {visible(said(each.said, locale))}")
    return found


def said(texts: Texts | None, locale: str) -> str:
    """A text in a locale, else in the first one there is."""
    if not texts:
        return ""
    return texts.get(locale) or next(iter(texts.values()))


def moment(at: datetime.datetime | None, usual: str = "") -> str:
    """A moment with its weekday: Fri 2026-12-04 16:30 Asia/Shanghai.

    The time zone is left out where it is the usual one.
    """
    if at is None:
        return "not known"
    zone = zone_of(at)
    seconds = ":%S" if at.second else ""
    text = f"{DAYS[at.weekday()]} {at.strftime(f'%Y-%m-%d %H:%M{seconds}')}"
    return text if zone == usual else f"{text} {zone}"


def zone_of(at: datetime.datetime) -> str:
    """The time zone of a moment: its name, else its offset."""
    return getattr(at.tzinfo, "key", None) or at.strftime("%z") or "UTC"


def value(found: object) -> str:
    """A value of a request as one would type it."""
    match found:
        case None:
            return "not given"
        case bool():
            return "true" if found else "false"
        case list() | tuple():
            return ", ".join(map(value, found)) or "none"
        case Mapping():
            pairs = (f"{key}: {value(each)}" for key, each in found.items())
            return "{" + ", ".join(pairs) + "}"
    return visible(str(found))


class _Card:
    def __init__(
        self, decision: Decision, locale: str, parts: Sequence[Requested]
    ) -> None:
        self.decision = decision
        self.locale = locale
        self.parts = {each.task.id: each for each in parts}
        asked, promise = decision.request.at, decision.promise
        if promise is not None and asked is not None:
            asked = asked.astimezone(promise.start.tzinfo)
        self.asked = asked
        self.zone = "" if asked is None else zone_of(asked)

    def moment(self, at: datetime.datetime | None) -> str:
        """A moment, with its time zone only where that is not the one of asking."""
        return moment(at, self.zone)

    def lines(self, title: Texts) -> Iterator[str]:
        found = self.decision
        name = " ".join(each for each in (found.item, found.version) if each)
        yield f"{visible(name)}: {self.text(title)}"
        yield ""
        yield from self.request()
        yield ""
        yield from self.path()
        for index, step in enumerate(found.approvals, start=1):
            label = "approvals" if index == 1 else ""
            yield _row(label, f"{index}. {self.approval(step)}")
        for index, task in enumerate(found.tasks):
            yield _row("" if index else "tasks", self.task(task))
            if task.id in self.parts:
                yield _row("", f"  {self.part(self.parts[task.id])}")
        yield from self.times()
        yield from self.told()

    def request(self) -> Iterator[str]:
        asked = self.decision.request
        yield _row("asked", moment(self.asked))
        people = (("answers", asked.answers), ("requester", asked.requester))
        recipient = asked.recipient or {}
        for label, known in (*people, ("recipient", recipient)):
            pairs = [f"{visible(key)}: {value(each)}" for key, each in known.items()]
            yield from _rows(label, pairs)
        if asked.channel is not None:
            yield _row("channel", visible(asked.channel))

    def path(self) -> Iterator[str]:
        found = self.decision
        because = self.text(found.because)
        if found.path is None:
            yield _row("path", "none: no path of this item takes such a request")
        else:
            yield _row("path", found.path + (f": {because}" if because else ""))
        yield _row("team", found.team or "nobody")
        if found.change_model is not None:
            yield _row("change", f"by the change model {visible(found.change_model)}")
        if found.priority is not None:
            by = f"impact {found.impact}, urgency {found.urgency}"
            yield _row("priority", f"{found.priority} ({visible(by)})")
        if found.major is not None:
            yield _row("major", f"{found.major.commander} leads a major incident")
        if found.cost.amount:
            yield _row("cost", self.cost())

    def cost(self) -> str:
        cost = self.decision.cost
        parts = [f"{cost.once} {cost.currency} once"] if cost.once else []
        if cost.monthly:
            parts.append(f"{cost.monthly} {cost.currency} a month")
        return visible(" and ".join(parts))

    def approval(self, step: Consent) -> str:
        by = " or ".join(map(_who, step.by))
        text = f"{step.id}: {by}"
        if step.quorum > 1:
            text += f", {step.quorum} of them"
        if step.after:
            text += f", after {', '.join(step.after)}"
        if step.within is not None:
            due = "" if step.due is None else f" (by {self.moment(step.due)})"
            text += f", within {step.within}{due}"
        return visible(text + (", when the work is done" if step.afterwards else ""))

    def task(self, task: Work) -> str:
        text = f"{task.id}: {task.team or task.item or task.automation or 'nobody'}"
        if task.item is not None:
            text += f", requests {task.item}"
        if task.approved_by:
            text += f", approved by {', '.join(task.approved_by)}"
        if task.effort is not None:
            text += f", {task.effort} of work"
        if task.wait is not None:
            text += f", {task.wait} of waiting"
        if task.after:
            text += f", after {', '.join(task.after)}"
        return visible(text + (", perhaps" if task.maybe else ""))

    def part(self, part: Requested) -> str:
        """What becomes of an item that is requested."""
        if part.refusals:
            reasons = (self.text(each.said) for each in part.refusals)
            return f"there: refused: {'; '.join(dict.fromkeys(reasons))}"
        if part.decision is None:
            first = sorted(
                {name.partition(".")[0] for name in part.task.later.values()}
            )
            return visible(f"there: known when {' and '.join(first)} is done")
        asked = [each.id for each in part.decision.approvals]
        agree = f", asks {', '.join(asked)}" if asked else ", nobody is asked to agree"
        return visible(f"there: path {part.decision.path}{agree}")

    def times(self) -> Iterator[str]:
        promise = self.decision.promise
        if promise is None:
            yield _row("promise", self.text(self.decision.told) or "none")
            return
        if promise.after_approval:
            yield _row("starts", "when all approvals are there")
        if promise.respond is not None:
            due = self.moment(promise.respond_due)
            yield _row("answer by", f"{due} ({promise.respond})")
        if promise.fulfil is not None or promise.by is not None:
            time = promise.fulfil or f"as '{promise.by}' says"
            late = ": too late to promise" if promise.late else ""
            yield _row("done by", visible(f"{self.moment(promise.due)} ({time}){late}"))
        rungs = [self.rung(each) for each in self.decision.escalation]
        for index, text in enumerate(rungs):
            yield _row("" if index else "escalation", text)

    def rung(self, alarm: Alarm) -> str:
        done = [f"tell {', '.join(alarm.notify)}"] if alarm.notify else []
        if alarm.reassign is not None:
            done.append(f"pass it to {alarm.reassign}")
        if alarm.raise_priority:
            done.append("raise the priority")
        when = f"{alarm.at} of {alarm.of}" if alarm.at.endswith("%") else alarm.at
        return visible(f"{self.moment(alarm.moment)}, {when}: {', '.join(done)}")

    def told(self) -> Iterator[str]:
        found = self.decision
        if found.told is not None and found.promise is not None:
            yield _row("told", self.text(found.told))
        for index, result in enumerate(found.deliverables):
            notify = f" (told: {', '.join(result.notify)})" if result.notify else ""
            text = self.text(result.result) + visible(notify)
            yield _row("" if index else "result", text)
        for index, message in enumerate(found.notifications):
            text = f"{message.event}: {message.template} to {', '.join(message.to)}"
            yield _row("" if index else "messages", visible(text))
        who = endings.confirms(found.grant)
        for label, text in (
            *endings.gives(found.grant, "" if who is None else _who(who)),
            *endings.closes(found.closing),
        ):
            yield _row(label, visible(text))

    def text(self, texts: Texts | None) -> str:
        return visible(said(texts, self.locale))


def _row(label: str, text: str) -> str:
    return f"{label:<{WIDTH}}{text}".rstrip()


def _rows(label: str, texts: list[str]) -> Iterator[str]:
    if texts:
        yield _row(label, ", ".join(texts))


def _who(who: Who) -> str:
    found = f" ({who.found or who.whose})" if who.found or who.whose else ""
    of = f"the {who.of}" if who.of in {"requester", "recipient"} else who.of
    match who.how:
        case "manager_of":
            return f"the manager of {of}{found}"
        case "owner_of":
            return f"the owner of {of}{found}"
        case "team":
            return f"the team {who.of}"
        case "role":
            return f"a {who.of}"
    return f"{of}{found}"


def _asked(asked: Asked, where: Where) -> Iterator[str]:
    answer = ANSWERS[asked.holds]
    text = f"'{asked.said}'" if asked.said else "always"
    yield f"{answer:<5}{visible(f'{asked.stage} {asked.name}: {text}')}"
    read = "; ".join(f"{visible(k)}: {value(v)}" for k, v in asked.facts.items())
    yield f"     at {visible(where(asked.place))}" + (f", reads {read}" if read else "")
