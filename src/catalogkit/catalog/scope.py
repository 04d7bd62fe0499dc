"""What a condition may read where it stands: fields, attributes, the request itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from catalogkit.diagnostic import Place
from catalogkit.model.condition import Condition

TEXTS = frozenset(
    {"text", "paragraph", "email", "phone", "url", "person", "choice"}
    | {"user", "team", "system", "site", "asset"}
)
"""Kinds of field whose answer is one text, an id included."""
NUMBERS = frozenset({"integer", "number", "money"})
TIMES = frozenset({"date", "datetime"})
STAGES = (
    "form",
    "cost",
    "constraint",
    "priority",
    "path",
    "approval",
    "task",
    "promise",
)
"""The order of a decision: a condition reads only what stands to its left."""
_DECIDED = {"request.cost": "cost", "request.priority": "priority"}
_DECIDED |= {"request.path": "path"}
_PEOPLE = ("requester", "recipient")


@dataclass(frozen=True, slots=True)
class FieldType:
    """What can be asked of a field.

    `kind` is the type of a form field, or "record" for what has attributes only.
    `options` are the ids to choose from, None where they are not known. `attributes`
    are read as `<field>.<attribute>`; `row` holds the fields of a group's line.
    """

    kind: str
    options: tuple[str, ...] | None = None
    attributes: Mapping[str, "FieldType"] = field(default_factory=dict)
    row: Mapping[str, "FieldType"] = field(default_factory=dict)
    place: Place | None = None

    def known(self) -> Mapping[str, "FieldType"]:
        """The attributes by name; a group knows the count of its lines."""
        if self.kind == "group":
            return {"count": FieldType("integer"), **self.attributes}
        return self.attributes


@dataclass(frozen=True, slots=True)
class Scope:
    """What a condition may read at one place.

    `fields` are the answers, and beside them `requester`, `recipient`, `request` and
    finished tasks, each with attributes. `stage` is one of STAGES: where the condition
    stands in the order of a decision. `group` is the repeating group whose line is
    read, and `outer` the names that exist outside it.
    """

    fields: Mapping[str, FieldType]
    stage: str = "promise"
    conditions: Mapping[str, Condition] = field(default_factory=dict)
    calendars: frozenset[str] = frozenset()
    currency: str = ""
    group: str = ""
    outer: frozenset[str] = frozenset()

    def at(self, stage: str) -> "Scope":
        """The same names, read at another stage of the decision."""
        return replace(self, stage=stage)

    def line_of(self, group: str) -> "Scope":
        """The scope of a condition that reads one line of a group.

        A group in a group, or asked by a task, is named by its path: `order.lines`.
        """
        inside, row, outer = self.fields, self.fields, frozenset(self.fields)
        for name in group.split("."):
            outer |= frozenset(row)
            group_type = inside.get(name, FieldType("record"))
            row = group_type.row
            inside = {**group_type.known(), **row}
        names = outer - frozenset(row)
        return replace(self, fields=row, group=group, outer=names)

    def find(self, name: str) -> FieldType | None:
        """The field or attribute of that name, whether it may be read or not."""
        whole = self.fields.get(name)
        if whole is not None:
            return whole
        base, _, attribute = name.partition(".")
        owner = self.fields.get(base)
        return None if owner is None else owner.known().get(attribute)

    def names(self) -> list[str]:
        """Everything that could be read, attributes included."""
        dotted = (
            f"{base}.{name}"
            for base, owner in self.fields.items()
            for name in owner.known()
        )
        return [*self.fields, *dotted]

    def barred(self, name: str) -> tuple[str, str] | None:
        """The rule and the reason why a name may not be read here, or None."""
        base = name.partition(".")[0]
        if self.stage == "form" and base in _PEOPLE:
            reason = "a form's page does not know who asks; paths and approvals may"
            return "condition/not-here", f"'{name}' cannot be read here: {reason}"
        if self.stage == "form" and name in {"request.priority", "request.time"}:
            reason = "a form shows and requires by answers and request.channel only"
            return "condition/not-here", f"'{name}' cannot be read here: {reason}"
        if self.stage == "path" and name == "request.priority":
            reason = "a path must not change when only the priority does"
            return "condition/not-here", f"'{name}' cannot be read here: {reason}"
        decided = _DECIDED.get(name)
        if decided is not None and STAGES.index(self.stage) <= STAGES.index(decided):
            reason = f"the {decided} is decided only later"
            return "condition/reads-right", f"'{name}' cannot be read here: {reason}"
        if self.stage not in {"task", "promise"} and self._is_task(base):
            reason = "the task is done only later"
            return "condition/reads-right", f"'{name}' cannot be read here: {reason}"
        return None

    def _is_task(self, base: str) -> bool:
        known = self.fields.get(base)
        others = (*_PEOPLE, "request")
        return known is not None and known.kind == "record" and base not in others


def request_type(
    channels: tuple[str, ...],
    priorities: tuple[str, ...] | None = None,
    paths: tuple[str, ...] | None = None,
) -> FieldType:
    """What is known of a request besides its answers: `request.<attribute>`."""
    return FieldType(
        "record",
        attributes={
            "channel": FieldType("choice", channels),
            "cost": FieldType("money"),
            "priority": FieldType("choice", priorities),
            "path": FieldType("choice", paths),
            "time": FieldType("datetime"),
        },
    )
