"""One item's rules: what comes in, and everything that is decided, in order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from catalogkit.catalog.answered import answered
from catalogkit.catalog.canonical import Json
from catalogkit.catalog.cases import Cases
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.forms import judged_with
from catalogkit.catalog.path_order import in_order
from catalogkit.catalog.plain import Body, Plain
from catalogkit.catalog.promises import promised
from catalogkit.catalog.records import Records
from catalogkit.catalog.world import WEEKDAYS
from catalogkit.decide.rulebook import rulebook
from catalogkit.model.examples import Example
from catalogkit.model.flow import ApprovalStep, Task
from catalogkit.model.form import Field
from catalogkit.model.promise import Commitment
from catalogkit.model.service_item import Path, ServiceItem, leads_to
from catalogkit.targets.routing.inputs import Inputs
from catalogkit.targets.routing.words import answers_for

FORMAT = "catalogkit.routing/1"
ORDER = [
    "inputs", "constraints", "cost", "priority", "paths", "approvals", "tasks",
    "promise",
]  # fmt: skip
HEAD = (
    "record", "version", "title", "lifecycle", "sunset", "replaced_by", "owner",
    "channels", "systems", "supports", "renamed_from",
)  # fmt: skip
LAST = (
    "deliverables", "escalation", "notifications", "recipient", "grant", "closing",
    "confidential", "identify", "change", "loop", "survey", "knowledge", "exceptions",
)  # fmt: skip


@dataclass(frozen=True)
class Rules:
    """Makes the rules of items."""

    catalog: Catalog
    records: Records

    @cached_property
    def cases(self) -> Cases:
        """The tests of all items."""
        return Cases(self.catalog)

    @property
    def plain(self) -> Plain:
        """Makes plain values."""
        return Plain(self.catalog)

    def item(self, item: ServiceItem) -> Body:
        """The rules of an item."""
        found: Body = {"format": FORMAT, "item": item.id}
        found |= self._parts(item, HEAD)
        days = rulebook(self.catalog).rules(item).clock
        if days is not WEEKDAYS:
            found["calendar"] = days.name
        found["order"] = [*ORDER]
        found["audience"] = [
            {"id": str(each), "when": self.plain.when(self.catalog[each].when)}
            for each in item.audience
        ]
        found["inputs"] = Inputs(self.catalog, self.records).of(item)
        found["constraints"] = list(self._constraints(item))
        found["cost"] = self._cost(item)
        found["priority"] = self._priority(item)
        found["paths"] = [self._path(item, *each) for each in in_order(item)]
        found["approvals"] = [self._approval(each) for each in item.approvals]
        found["tasks"] = [self._task(item, each) for each in item.fulfilment]
        found |= self._parts(item, LAST)
        cases = self.cases.of(item)
        found["examples"] = [self._example(item, each) for _, each in cases]
        if "routing" in item.x:
            found["x"] = self.plain.value(item.x["routing"])
        return found

    def _parts(self, item: ServiceItem, names: tuple[str, ...]) -> Body:
        found: Body = {}
        for name in names:
            found |= self.plain.part(item, name)
        return found

    def _constraints(self, item: ServiceItem) -> Iterator[Json]:
        for each in item.constraints:
            tree = self.catalog.typed[id(each.require)]
            given: Json = [*sorted(judged_with(tree))]
            yield {"given": given, **self.plain.model(each)}

    def _cost(self, item: ServiceItem) -> Json:
        parts: list[Json] = []
        if item.price is not None:
            parts.append({"when": True, **self.plain.model(item.price)})
        parts += self._prices(item.form)
        for group in item.form:
            parts += self._prices(group.fields, {"each_line_of": group.id})
        return {"currency": self.catalog.manifest.currency, "parts": parts}

    def _prices(self, fields: Sequence[Field], more: Body | None = None) -> list[Json]:
        found: list[Json] = []
        for field in fields:
            test = "is" if field.type == "choice" else "has_any"
            for option in field.options:
                if option.price is not None:
                    when: Json = {"field": field.id, test: [option.id]}
                    price = self.plain.model(option.price)
                    found.append({**(more or {}), "when": when, **price})
        return found

    def _priority(self, item: ServiceItem) -> Json:
        if item.priority is None:
            return None
        matrix = self.catalog[item.priority.matrix]
        found: Body = {
            "impact": self.plain.value(item.priority.impact),
            "urgency": self.plain.value(item.priority.urgency),
            "matrix": self.plain.value(matrix.impact),
        }
        if matrix.major is not None:
            found["major"] = self.plain.model(matrix.major)
        return found

    def _path(self, item: ServiceItem, name: str, path: Path) -> Json:
        found: Body = {"id": name, "leads_to": leads_to(name, path)}
        found |= self.plain.model(path, {"leads_to", "before", "promise"})
        found.setdefault("team", None if item.owner is None else str(item.owner))
        promise = promised(item, path)
        found["promise"] = None if promise is None else self._promise(promise)
        return found

    def _promise(self, promise: Commitment) -> Body:
        found = self.plain.model(promise, {"use"})
        if promise.use is not None:
            classes = self.catalog[promise.use]
            found["class"] = classes.id
            found["targets"] = self.plain.value(classes.targets)
        return found

    def _approval(self, step: ApprovalStep) -> Json:
        found = self.plain.model(step)
        return {**found, "after": [*step.after], "never": [*step.never]}

    def _task(self, item: ServiceItem, task: Task) -> Json:
        found = self.plain.model(task, {"answers", "asks", "paths"})
        usual = [
            name
            for name, path in item.paths.items()
            if leads_to(name, path) in {"standard", "expert"}
        ]
        found |= {"after": [*task.after], "paths": [*(task.paths or usual)]}
        if task.item is not None:
            other = self.catalog[task.item]
            currency = self.catalog.manifest.currency
            tasks = {each.id for each in item.fulfilment}
            found["answers"] = answers_for(other, task.answers, currency, tasks)
        if task.asks:
            inputs = Inputs(self.catalog, self.records)
            found["asks"] = inputs.fields(task.asks, ())
        return found

    def _example(self, item: ServiceItem, example: Example) -> Json:
        fields = {each.id: each for each in item.form}
        currency = self.catalog.manifest.currency
        answers: Body = {
            name: answered(fields[name], answer.raw, currency)
            for name, answer in example.answers.items()
            if name in fields
        }
        people = Inputs(self.catalog, self.records)
        found = self.plain.model(example, {"answers", "requester", "recipient"})
        return {
            **found,
            "requester": people.person(example.requester),
            "recipient": people.person(example.recipient),
            "answers": answers,
        }
