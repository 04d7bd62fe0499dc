"""The rules of one item, in the order in which they are asked."""

import datetime
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

from catalogkit.catalog.clock import Clock
from catalogkit.decide.questions import Question
from catalogkit.decision import Article, Message, Result, Texts, Work
from catalogkit.model.duration import Duration
from catalogkit.model.flow import ApprovalStep, Task
from catalogkit.model.form import Price
from catalogkit.model.priority import PriorityMatrix
from catalogkit.model.promise import Commitment
from catalogkit.model.service_item import ServiceItem


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several cases: a value, taken where nothing before it holds."""

    question: Question
    value: object


@dataclass(frozen=True, slots=True)
class Limit:
    """A constraint, judged where all of `given` are there."""

    question: Question
    given: frozenset[str]


@dataclass(frozen=True, slots=True)
class Priced:
    """A price that counts where its question holds, in each line of `group`."""

    question: Question
    price: Price
    group: str


@dataclass(frozen=True, slots=True)
class Phase:
    """A promise in the words that hold from a day on.

    `targets` are those of its class: (priority, respond or fulfil) → what gives it.
    """

    since: datetime.date
    promise: Commitment
    respond: tuple[Choice, ...]
    fulfil: tuple[Choice, ...]
    targets: Mapping[tuple[str, str], Choice]


@dataclass(frozen=True, slots=True)
class Way:
    """A path, with what is promised on it, the later phases first."""

    question: Question
    leads_to: str
    team: str | None
    model: str | None
    because: Texts | None
    told: Texts | None
    phases: tuple[Phase, ...]

    @property
    def id(self) -> str:
        """The path's id."""
        return self.question.name


@dataclass(frozen=True, slots=True)
class Step:
    """An approval and when it is needed."""

    question: Question
    step: ApprovalStep


@dataclass(frozen=True, slots=True)
class Told:
    """A message and when it is sent."""

    question: Question
    message: Message


@dataclass(frozen=True, slots=True)
class Given:
    """A deliverable and when it is one; its result is without a moment."""

    question: Question
    result: Result
    within: Duration | None


@dataclass(frozen=True, slots=True)
class Works:
    """A task, the paths it runs on, and the tasks whose ends its condition reads."""

    question: Question
    task: Task
    paths: frozenset[str]
    reads: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of a ladder for one of the promised times.

    It comes when a `share` of that time (a fraction) or `time` is over, else at the
    end.
    """

    at: str
    of: str
    notify: tuple[str, ...]
    reassign: str | None
    raise_priority: bool
    share: tuple[int, int] | None
    time: Duration | None


@dataclass(frozen=True, slots=True)
class Rules:
    """All of them.

    `nowhere` is taken where no path applies: it has no id. `clock` counts days where
    no promise says by which calendar. `kept` holds what was made for requests that
    start the same tasks.
    """

    item: ServiceItem
    audience: tuple[Question, ...]
    limits: tuple[Limit, ...]
    prices: tuple[Priced, ...]
    impact: tuple[Choice, ...]
    urgency: tuple[Choice, ...]
    matrix: PriorityMatrix | None
    major: Question | None
    ways: tuple[Way, ...]
    nowhere: Way
    identify: tuple[Choice, ...]
    approvals: tuple[Step, ...]
    works: tuple[Works, ...]
    results: tuple[Given, ...]
    messages: tuple[Told, ...]
    ladder: tuple[Rung, ...]
    articles: tuple[Article, ...]
    clock: Clock
    kept: dict[Hashable, tuple[Work, ...]] = field(default_factory=dict)
