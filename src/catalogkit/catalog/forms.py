"""Why a form refuses answers: the reference that schemas and pages must agree with.

An absent answer is a key that is not there; null, "" and [] are no answers.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from catalogkit.catalog.canonical import And, Ask, Given, Not, Or, Typed, fields
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.choices import choices
from catalogkit.catalog.fits import too_little_or_much, wrong_type
from catalogkit.catalog.holds import NOWHERE, World, holds
from catalogkit.catalog.records import Records
from catalogkit.diagnostic import Route
from catalogkit.model.condition import Condition
from catalogkit.model.contract import Constraint
from catalogkit.model.form import Field
from catalogkit.model.service_item import ServiceItem

Answers = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason to refuse answers.

    `reason` is unknown, hidden, missing, type, limit, option or constraint; `route`
    leads to the answer, through the rows of a group; a constraint has none.
    """

    route: Route
    reason: str
    constraint: Constraint | None = None


@dataclass(frozen=True)
class Form:
    """The form of an item as the reference judges it.

    `request` holds what is known beside the answers ("request.channel": …). `judge`
    says whether a condition holds; another one must agree with the reference.
    """

    item: ServiceItem
    catalog: Catalog
    records: Records
    world: World = NOWHERE
    request: Answers = field(default_factory=dict)
    judge: Callable[[Typed, Answers, World], bool] = holds

    def refusals(self, answers: Answers) -> Iterator[Refusal]:
        """Everything that is wrong with some answers; nothing where they are taken."""
        return self.judged(answers, {**self.known(answers), **self.request})

    def judged(self, answers: Answers, known: Answers) -> Iterator[Refusal]:
        """The same, where all that is known of the answers is at hand."""
        level = _Level(self, self.item.form, known)
        yield from level.refusals(answers)
        for each in self.item.constraints:
            if not self._meets(each, known):
                yield Refusal((), "constraint", each)

    def known(self, answers: Answers) -> Answers:
        """The answers with what is known of what they name."""
        return self.records.known(self.item.form, answers)

    def meets(self, constraint: Constraint, answers: Answers) -> bool:
        """Whether a constraint holds; it does where a field it reads is not given."""
        return self._meets(constraint, {**self.known(answers), **self.request})

    def _meets(self, constraint: Constraint, known: Answers) -> bool:
        tree = self.catalog.typed[id(constraint.require)]
        kept = self.records.kept.get(id(tree))
        if kept is None or kept[0] is not tree:
            kept = self.records.kept[id(tree)] = tree, judged_with(tree)
        return not kept[1] <= known.keys() or self.judge(tree, known, self.world)

    def holds(self, condition: Condition | None, known: Answers) -> bool:
        """Whether a condition of the form holds; a missing one always does."""
        tree = None if condition is None else self.catalog.typed[id(condition)]
        return tree is None or self.judge(tree, known, self.world)


def judged_with(tree: Typed) -> frozenset[str]:
    """The answers that must be given for a constraint to be judged at all.

    Those only asked whether they are given do not count: "one of the two" is a limit.
    """
    match tree:
        case And(parts) | Or(parts):
            return frozenset().union(*map(judged_with, parts))
        case Not(part):
            return judged_with(part)
        case Ask(_, Given()):
            return frozenset()
    names = (name.partition(".")[0] for name, _ in fields(tree))
    return frozenset(names) - {"requester", "recipient", "request"}


@dataclass(frozen=True)
class _Level:
    """The questions of a form, or of one row of a group, and what is known there."""

    form: Form
    fields: Sequence[Field]
    known: Answers
    route: Route = field(default=())

    def refusals(self, answers: Answers) -> Iterator[Refusal]:
        asked = {each.id: each for each in self.fields if each.type != "note"}
        for name in answers:
            if name not in asked:
                yield Refusal((*self.route, name), "unknown")
        for name, each in asked.items():
            when = each.visible_when
            shown = when is None or self.form.holds(when, self.known)
            if name in answers:
                if not shown:
                    yield Refusal((*self.route, name), "hidden")
                for reason in self._value(each, answers[name]):
                    yield Refusal((*self.route, name), reason)
            elif shown and self._required(each):
                yield Refusal((*self.route, name), "missing")
            if each.type == "group":
                yield from self._rows(each, answers.get(name))

    def _required(self, asked: Field) -> bool:
        when = asked.required_when
        return asked.required or (
            when is not None and self.form.holds(when, self.known)
        )

    def _value(self, asked: Field, value: object) -> Iterator[str]:
        records = self.form.records
        if wrong_type(asked, value):
            yield "type"
        elif too_little_or_much(asked, value, self.form.catalog.manifest.currency):
            yield "limit"
        elif asked.type in {"choice", "choices"}:
            values = value if isinstance(value, list) else [value]
            yield from self._chosen(asked, values)
        elif asked.type in {"site", "system", "team"}:
            known = records.picked(asked)
            if known and value not in known:
                yield "option"

    def _chosen(self, asked: Field, values: Sequence[object]) -> Iterator[str]:
        form, known = self.form, self.known
        offered = [
            each.id
            for each in choices(asked, form.catalog, form.records)
            if each.id in values
            and (each.when is None or form.judge(each.when, known, form.world))
            and (not each.where or each.suits(known))
        ]
        if not all(each in offered for each in values):
            yield "option"

    def _rows(self, group: Field, rows: object) -> Iterator[Refusal]:
        known = self.known.get(group.id)
        if not isinstance(rows, list) or not isinstance(known, list):
            return
        for index, (row, facts) in enumerate(zip(rows, known, strict=True)):
            here = (*self.route, group.id, index)
            if isinstance(row, dict):
                inner = replace(self, fields=group.fields, known=facts, route=here)
                yield from inner.refusals(row)
