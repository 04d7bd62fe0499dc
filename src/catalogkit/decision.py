"""A request as somebody would send it, and what is decided about it.

Plain values: texts by locale, moments with a time zone, durations as authors write
them ("4h", "2bd"), ids of entities. Nothing here needs the catalog to be read.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from catalogkit.diagnostic import Place, Route
from catalogkit.ending import Closed, Entitled, Who

Answers = Mapping[str, object]
Texts = Mapping[str, str]
"""A text in every locale of the catalog."""
Moment = datetime.datetime
"""Always with a time zone."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request for an item.

    `answers` are the values a form submits: text, number, truth value, a day
    "2027-03-31", a moment "2026-12-01T02:15:00Z", a list of choices, rows as objects; a
    field that is not answered is not there. `requester` and `recipient` hold attributes
    of people ("employment": "contractor"); no recipient means the requester. `at` is
    the moment of submission, with a time zone.
    """

    item: str
    answers: Answers = field(default_factory=dict)
    requester: Answers = field(default_factory=dict)
    recipient: Answers | None = None
    channel: str | None = None
    at: datetime.datetime | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that was asked to decide a request, and the answer.

    `stage` is audience, constraint, cost, priority, path, approval, task, promise,
    deliverable, notification or identify; `name` what it decides there: a path's id, an
    impact. `said` is the condition in words, "" where nothing is asked. `facts` are
    those it reads, None where one is not given. `holds` is None where it cannot be
    known before some task is done.
    """

    stage: str
    name: str
    place: Place
    said: str
    facts: Mapping[str, object]
    holds: bool | None


@dataclass(frozen=True, slots=True)
class Cost:
    """What a request costs: all its prices once, and what is paid every month."""

    amount: int | float
    once: int | float
    monthly: int | float
    currency: str


@dataclass(frozen=True, slots=True)
class Major:
    """What happens in a major incident."""

    commander: str
    bridge: str | None
    updates_every: str | None


@dataclass(frozen=True, slots=True)
class Consent:
    """An approval that the request needs.

    It is asked at once, or when all in `after` are there; `due` is the last moment if
    those before take all their time, None without a time or a clock. With `afterwards`
    it is asked when the work is done.
    """

    id: str
    title: Texts | None
    by: tuple[Who, ...]
    quorum: int
    after: tuple[str, ...]
    within: str | None
    due: Moment | None
    silence: str
    never: tuple[str, ...]
    delegate: str | None
    afterwards: bool


@dataclass(frozen=True, slots=True)
class Work:
    """A task that the request starts.

    It starts at once, or when all in `after` are done. `maybe`: whether it is done
    depends on how others end. `item` is requested with `answers` (values) and `later`
    (answer → "task.answer", known when that task is done).
    """

    id: str
    title: Texts | None
    team: str | None
    after: tuple[str, ...]
    maybe: bool
    effort: str | None
    wait: str | None
    automation: str | None
    public: Texts | None
    item: str | None
    answers: Answers
    later: Mapping[str, str]
    approved_by: tuple[str, ...]
    contract: str | None
    state: str | None


@dataclass(frozen=True, slots=True)
class Commitments:
    """By when: the promise that holds for the request.

    `respond` and `fulfil` are durations; `by` is the answer that names the day
    instead, to be asked `lead` before. The due moments count from `start` on
    `calendar`. `after_approval`: the clock starts only when all approvals are there,
    and the moments are those for approvals given at once. A due moment is None without
    a time or a clock; `late` says that the day is nearer than `lead`, so that nothing
    is promised for it.
    """

    calendar: str | None
    promise_class: str | None
    starts: str
    start: Moment
    after_approval: bool
    respond: str | None
    respond_due: Moment | None
    fulfil: str | None
    by: str | None
    lead: str | None
    due: Moment | None
    late: bool
    pause_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alarm:
    """A step of the ladder: at `moment`, unless it is done by then.

    `at` is as written (80%, breach, 2h) and `of` the promised time, respond or fulfil.
    """

    at: str
    of: str
    moment: Moment | None
    notify: tuple[str, ...]
    reassign: str | None
    raise_priority: bool


@dataclass(frozen=True, slots=True)
class Message:
    """A message that goes out on an event: to whom, in which words."""

    event: str
    to: tuple[str, ...]
    template: str


@dataclass(frozen=True, slots=True)
class Result:
    """What the requester gets, by `due`; `within` is a time of its own."""

    id: str
    result: Texts
    within: str | None
    due: Moment | None
    notify: tuple[str, ...]
    evidence: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """An article that is offered at submit, work or close."""

    id: str
    at: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What happens to a request.

    `path` is taken and `team` gets it; `leads_to` is standard, expert, change or
    problem. No path applies (None) only where an item has a gap. `promise` is None
    where nothing is promised, `told` says what then. `trace` holds everything that was
    asked, in order.
    """

    item: str
    version: str | None
    record: str
    request: Request
    path: str | None
    leads_to: str | None
    team: str | None
    change_model: str | None
    because: Texts | None
    told: Texts | None
    cost: Cost
    priority: str | None
    impact: str | None
    urgency: str | None
    major: Major | None
    identify: str | None
    approvals: tuple[Consent, ...]
    tasks: tuple[Work, ...]
    promise: Commitments | None
    escalation: tuple[Alarm, ...]
    notifications: tuple[Message, ...]
    deliverables: tuple[Result, ...]
    knowledge: tuple[Article, ...]
    grant: Entitled | None
    closing: Closed | None
    trace: tuple[Asked, ...]

    @property
    def respond(self) -> Moment | None:
        """By when somebody answers."""
        return None if self.promise is None else self.promise.respond_due

    @property
    def due(self) -> Moment | None:
        """By when it is done."""
        return None if self.promise is None else self.promise.due


@dataclass(frozen=True, slots=True)
class Objection:
    """One reason why a request is refused, in the words that the requester reads.

    `reason` is unknown, hidden, missing, type, limit, option or constraint, as the form
    judges; or audience, channel, retired. `route` leads to the answer, through rows.
    """

    route: Route
    reason: str
    said: Texts
    place: Place


@dataclass(frozen=True, slots=True)
class Requested:
    """One item that a bundle requests.

    There is no decision yet where a task of the bundle must bring an answer first, and
    none where the request would be refused.
    """

    task: Work
    request: Request
    decision: Decision | None
    refusals: tuple[Objection, ...] = ()
