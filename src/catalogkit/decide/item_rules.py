"""What is asked of every request for an item, taken from its definition."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from catalogkit.catalog.canonical import Ask, Chosen, Is, Typed
from catalogkit.catalog.clock import Clock
from catalogkit.catalog.forms import judged_with
from catalogkit.catalog.path_order import in_order
from catalogkit.catalog.promises import phases, promised
from catalogkit.catalog.world import WEEKDAYS
from catalogkit.decide.questions import Question, bases
from catalogkit.decide.rules import (
    Choice,
    Given,
    Limit,
    Phase,
    Priced,
    Rules,
    Rung,
    Step,
    Told,
    Way,
    Works,
)
from catalogkit.decision import Article, Message, Result
from catalogkit.model.cases import Case
from catalogkit.model.condition import Condition
from catalogkit.model.duration import work
from catalogkit.model.flow import EscalationStep
from catalogkit.model.form import Field
from catalogkit.model.priority import PriorityMatrix
from catalogkit.model.promise import Commitment, Promise
from catalogkit.model.ref import Ref
from catalogkit.model.scalars import percent
from catalogkit.model.service_item import Path, ServiceItem, leads_to

if TYPE_CHECKING:
    from catalogkit.decide.rulebook import Rulebook

T = TypeVar("T")


def rules_of(book: "Rulebook", item: ServiceItem) -> Rules:
    """What is asked of every request for an item."""
    made = _Item(book, item)
    priority = item.priority
    return Rules(
        item=item,
        audience=made.audience(),
        limits=made.limits(),
        prices=made.prices(),
        impact=made.cases("priority", "impact", priority.impact if priority else ()),
        urgency=made.cases("priority", "urgency", priority.urgency if priority else ()),
        matrix=made.matrix(),
        major=made.major(),
        ways=tuple(made.way(*each) for each in in_order(item)),
        nowhere=made.nowhere(),
        identify=made.cases("identify", "identify", item.identify),
        approvals=made.steps(),
        works=made.works(),
        results=made.results(),
        messages=made.messages(),
        ladder=tuple(_rung(step, of) for step in item.escalation for of in step.of),
        articles=tuple(Article(str(k.article), k.at) for k in item.knowledge),
        clock=made.usual_clock(),
    )


@dataclass(frozen=True)
class _Item:
    """Makes the questions of one item."""

    book: "Rulebook"
    item: ServiceItem

    def ask(
        self, stage: str, name: str, when: Condition | None, *steps: object
    ) -> Question:
        tree = None if when is None else self.typed(when)
        return Question(stage, name, tree, self.item, steps, self.book.judge)

    def typed(self, when: Condition) -> Typed:
        tree: Typed = self.book.catalog.typed[id(when)]
        return tree

    def cases(
        self, stage: str, name: str, cases: tuple[Case[T], ...] | None
    ) -> tuple[Choice, ...]:
        return tuple(
            Choice(self.ask(stage, f"{name}: {case.is_}", case.when, case), case.is_)
            for case in cases or ()
        )

    def audience(self) -> tuple[Question, ...]:
        found = [self.book.catalog[name] for name in self.item.audience]
        return tuple(
            Question(
                "audience",
                each.id,
                self.typed(each.when),
                each,
                ("when",),
                self.book.judge,
            )
            for each in found
        )

    def limits(self) -> tuple[Limit, ...]:
        found = [
            self.ask("constraint", str(n), each.require, each, "require")
            for n, each in enumerate(self.item.constraints, start=1)
        ]
        return tuple(Limit(each, judged_with(each.tree)) for each in found if each.tree)

    def priced(self, asked: Field, group: str = "") -> tuple[Priced, ...]:
        made: list[Priced] = []
        for option in asked.options:
            if option.price is not None:
                one = asked.type == "choice"
                test = Is((option.id,)) if one else Chosen("any", (option.id,))
                tree = Ask(asked.id, test)
                name = f"{group}.{asked.id}" if group else asked.id
                question = Question(
                    "cost",
                    f"{name}: {option.id}",
                    tree,
                    self.item,
                    (option, "price"),
                    self.book.judge,
                )
                made.append(Priced(question, option.price, group))
        for inner in asked.fields:
            made += self.priced(inner, asked.id)
        return tuple(made)

    def prices(self) -> tuple[Priced, ...]:
        own = self.item.price
        question = self.ask("cost", "price", None, "price")
        base = () if own is None else (Priced(question, own, ""),)
        return (*base, *(p for asked in self.item.form for p in self.priced(asked)))

    def way(self, name: str, path: Path) -> Way:
        promise = promised(self.item, path)
        team = self.item.owner if path.team is None else path.team
        return Way(
            self.ask("path", name, path.when, "paths", name, "when"),
            leads_to(name, path),
            None if team is None else str(team),
            None if path.model is None else str(path.model),
            self.book.text(path.because),
            self.book.text(path.told),
            () if promise is None else self.phases(promise),
        )

    def nowhere(self) -> Way:
        owner = None if self.item.owner is None else str(self.item.owner)
        question = self.ask("path", "", None, "paths")
        return Way(question, "", owner, None, None, None, ())

    def phases(self, promise: Commitment) -> tuple[Phase, ...]:
        return tuple(
            Phase(
                day,
                each,
                self.cases("promise", "respond", each.respond),
                self.cases("promise", "fulfil", each.fulfil),
                {} if each.use is None else dict(self.targets(each.use)),
            )
            for day, each in phases(promise)
        )

    def targets(self, use: Ref[Promise]) -> Iterator[tuple[tuple[str, str], Choice]]:
        owner = self.book.catalog[use]
        for priority, target in owner.targets.items():
            tree = Ask("request.priority", Is((priority,)))
            for part, time in (("respond", target.respond), ("fulfil", target.fulfil)):
                if time is not None:
                    steps = ("targets", priority, part)
                    name = f"{part}: {time}"
                    asked = Question("promise", name, tree, owner, steps)
                    yield (priority, part), Choice(asked, time)

    def works(self) -> tuple[Works, ...]:
        item = self.item
        usual = frozenset(
            name
            for name, path in item.paths.items()
            if leads_to(name, path) in {"standard", "expert"}
        )
        tasks = {task.id for task in item.fulfilment} - {each.id for each in item.form}
        made = []
        for n, task in enumerate(item.fulfilment):
            question = self.ask("task", task.id, task.when, "fulfilment", n, "when")
            reads = frozenset() if question.tree is None else bases(question.tree)
            paths = frozenset(task.paths) or usual
            made.append(Works(question, task, paths, reads & tasks))
        return tuple(made)

    def steps(self) -> tuple[Step, ...]:
        return tuple(
            Step(self.ask("approval", each.id, each.when, "approvals", n, "when"), each)
            for n, each in enumerate(self.item.approvals)
        )

    def results(self) -> tuple[Given, ...]:
        found = []
        for n, each in enumerate(self.item.deliverables):
            steps = ("deliverables", n, "when")
            result = Result(
                each.id,
                self.book.texts(each.result),
                None if each.within is None else str(each.within),
                None,
                tuple(map(str, each.notify)),
                None if each.evidence is None else str(each.evidence),
            )
            question = self.ask("deliverable", each.id, each.when, *steps)
            found.append(Given(question, result, each.within))
        return tuple(found)

    def messages(self) -> tuple[Told, ...]:
        found = []
        for n, each in enumerate(self.item.notifications):
            steps = ("notifications", n, "when")
            to = tuple(map(str, each.to))
            message = Message(each.event, to, str(each.template))
            question = self.ask("notification", each.event, each.when, *steps)
            found.append(Told(question, message))
        return tuple(found)

    def matrix(self) -> PriorityMatrix | None:
        priority = self.item.priority
        return None if priority is None else self.book.catalog[priority.matrix]

    def major(self) -> Question | None:
        matrix = self.matrix()
        if matrix is None or matrix.major is None:
            return None
        tree = self.typed(matrix.major.when)
        steps, judge = ("major", "when"), self.book.judge
        return Question("priority", "major", tree, matrix, steps, judge)

    def usual_clock(self) -> Clock:
        names = (self.calendar(each) for each in self.promises())
        name = next((each for each in names if each is not None), None)
        return self.book.clock(name) or WEEKDAYS

    def promises(self) -> list[Commitment]:
        own = [self.item.promise, *(p.promise for p in self.item.paths.values())]
        return [each for each in own if isinstance(each, Commitment)]

    def calendar(self, promise: Commitment) -> str | None:
        if promise.calendar is not None or promise.use is None:
            return promise.calendar
        targets = self.book.catalog[promise.use].targets.values()
        return next((each.calendar for each in targets if each.calendar), None)


def _rung(step: EscalationStep, of: str) -> Rung:
    percents = percent(step.at) / 100 if step.at.endswith("%") else None
    share = None if percents is None else percents.as_integer_ratio()
    timed = share is None and step.at != "breach"
    return Rung(
        step.at,
        of,
        tuple(map(str, step.notify)),
        None if step.reassign is None else str(step.reassign),
        step.raise_priority,
        share,
        work(step.at) if timed else None,
    )
