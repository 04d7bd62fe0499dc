"""Who must agree and what is done: everything that applies, in what order."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from catalogkit.catalog.answered import answered
from catalogkit.catalog.canonical import And, Ask, Not, Or, Typed
from catalogkit.catalog.holds import holds
from catalogkit.decide.people import ANSWERS, People
from catalogkit.decide.questions import Course
from catalogkit.decide.rulebook import Rulebook
from catalogkit.decide.rules import Rules, Way, Works
from catalogkit.decision import Answers, Consent, Moment, Work
from catalogkit.model.flow import ApprovalStep, Task

PEOPLE = ("requester", "recipient")
MOST = 200
"""How many combinations of tasks are kept for an item."""
Started = tuple[Sequence[ApprovalStep], Sequence[tuple[Task, bool]], str | None]
"""The approvals, the tasks (and whether they only may be done), the path's team."""
FACTS = ("requester.", "recipient.", "request.")


def approvals(course: Course, rules: Rules) -> list[ApprovalStep]:
    """The approvals that a request needs, as written."""
    return [each.step for each in rules.approvals if course.holds(each.question)]


def consents(
    book: Rulebook,
    people: People,
    steps: Sequence[ApprovalStep],
    tasks: AbstractSet[str],
    dues: Mapping[str, Moment | None],
) -> tuple[Consent, ...]:
    """Approvals with those who may decide; `after` names only those that apply."""
    ids = {*tasks, *(each.id for each in steps)}
    return tuple(
        Consent(
            id=each.id,
            title=book.text(each.title),
            by=tuple(map(people.who, each.by)),
            quorum=each.quorum,
            after=tuple(name for name in each.after if name in ids),
            within=None if each.within is None else str(each.within),
            due=dues.get(each.id),
            silence=each.silence,
            never=each.never,
            delegate=None if each.delegate is None else str(each.delegate),
            afterwards=each.afterwards,
        )
        for each in steps
    )


@dataclass(slots=True)
class Tasks:
    """Which tasks a request starts on a path.

    A condition that reads how another task ends holds, does not hold, or is not known
    before that task is done, where it may be done at all.
    """

    course: Course
    rules: Rules
    way: Way
    _found: dict[str, bool | None] = field(default_factory=dict)

    def all(self) -> list[tuple[Task, bool]]:
        """Each task that is done or may be, and whether it only may be."""
        found = [(each.task, self.starts(each)) for each in self.rules.works]
        return [(task, known is None) for task, known in found if known is not False]

    def starts(self, works: Works) -> bool | None:
        """Whether a task is done; None: not known yet."""
        name = works.task.id
        if name not in self._found:
            self._found[name] = None  # a task that waits for itself stays unknown
            self._found[name] = self._starts(works)
        return self._found[name]

    def _starts(self, works: Works) -> bool | None:
        if self.way.id not in works.paths:
            return False
        if not works.reads or works.question.tree is None:
            return self.course.holds(works.question)
        read = [each for each in self.rules.works if each.task.id in works.reads]
        open_ = {each.task.id for each in read if self.starts(each) is not False}
        found = _known(works.question.tree, self.course, open_)
        self.course.tell(works.question, found=found)
        return found


def works(
    book: Rulebook,
    rules: Rules,
    people: People,
    started: Started,
) -> tuple[Work, ...]:
    """Tasks with their teams and order; `after` names only what applies."""
    steps, tasks, team = started
    approved = [each.id for each in steps]
    key = team, tuple(approved), tuple((task.id, maybe) for task, maybe in tasks)
    found = rules.kept.get(key)
    if found is None:
        ids = {*approved, *(task.id for task, _ in tasks)}
        made = (_work(book, people, task, ids, team) for task, _ in tasks)
        found = tuple(
            replace(each, maybe=True) if maybe else each
            for each, (_, maybe) in zip(made, tasks, strict=True)
        )
        if len(rules.kept) < MOST and not any(each.item for each in found):
            rules.kept[key] = found
    return found


def _work(
    book: Rulebook, people: People, task: Task, ids: set[str], team: str | None
) -> Work:
    answers, later = _handed(book, people, task)
    return Work(
        id=task.id,
        title=book.text(task.title),
        team=team if task.team is None else str(task.team),
        after=tuple(name for name in task.after if name in ids),
        maybe=False,
        effort=None if task.effort is None else str(task.effort),
        wait=None if task.wait is None else str(task.wait),
        automation=None if task.automation is None else str(task.automation),
        public=book.text(task.public),
        item=None if task.item is None else str(task.item),
        answers=answers,
        later=later,
        approved_by=tuple(name for name in task.approved_by if name in ids),
        contract=None if task.contract is None else str(task.contract),
        state=task.state,
    )


NOTHING: Mapping[str, str] = {}


def _handed(
    book: Rulebook, people: People, task: Task
) -> tuple[Answers, Mapping[str, str]]:
    """The answers for the item that a task requests, and those that come later."""
    if task.item is None:
        return NOTHING, NOTHING
    tasks = {each.id for each in people.item.fulfilment}
    fields = {each.id: each for each in book.catalog[task.item].form}
    currency = book.catalog.manifest.currency
    answers: dict[str, object] = {}
    later: dict[str, str] = {}
    for name, answer in task.answers.items():
        raw = answer.raw
        text = raw if isinstance(raw, str) else ""
        value: object = None
        if text.startswith(ANSWERS):
            value = people.facts.get(text.removeprefix(ANSWERS))
        elif text.startswith(FACTS):
            value = people.facts.get(text)
        elif text in PEOPLE:
            value = people.person(text) or None
        elif text.partition(".")[0] in tasks and "." in text:
            later[name] = text
        elif name in fields:
            value = answered(fields[name], raw, currency)
        if value is not None:
            answers[name] = value
    return answers, later


def _known(tree: Typed, course: Course, tasks: set[str]) -> bool | None:
    """Whether a condition holds, whatever the open tasks bring; None: it depends."""
    match tree:
        case And(parts):
            each = [_known(part, course, tasks) for part in parts]
            return False if False in each else None if None in each else True
        case Or(parts):
            each = [_known(part, course, tasks) for part in parts]
            return True if True in each else None if None in each else False
        case Not(part):
            found = _known(part, course, tasks)
            return None if found is None else not found
        case Ask(name) if name.partition(".")[0] in tasks:
            return None
    return holds(tree, course.facts, course.world)
