"""Questions → the fields of a form, and what each was called before."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from catalogkit.drafting.conditions import (
    ALWAYS,
    NEVER,
    Condition,
    Name,
    both,
)
from catalogkit.drafting.kinds import Kind, Picker, kind_of, no_picker
from catalogkit.drafting.ledger import Ledger
from catalogkit.drafting.limits import (
    default,
    limits,
    looks,
    markdown,
    placeholder,
    words,
)
from catalogkit.drafting.names import field_name, label_of
from catalogkit.drafting.options import Choices, said
from catalogkit.drafting.questions import Question, Walk
from catalogkit.drafting.rules import APPROXIMATED, STAYS_BEHIND
from catalogkit.drafting.saying import Block, Known, Sayer, UnsayableError
from catalogkit.drafting.schema import Schema
from catalogkit.drafting.written import Json
from catalogkit.source.node import Value

ENTRY = "value"
"""The only field of a row, where a list holds plain values."""


@dataclass
class Origin:
    """How answers go back: the names and values that differ in the source."""

    names: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, Json]] = field(default_factory=dict)

    def only(self, ids: set[str]) -> "Origin":
        """What concerns some fields."""
        return Origin(
            {k: v for k, v in self.names.items() if k.partition(".")[0] in ids},
            {k: v for k, v in self.values.items() if k.partition(".")[0] in ids},
        )

    def block(self) -> Block:
        """As `x:` holds it."""
        found: Block = {}
        if self.names:
            found["names"] = {k: self.names[k] for k in self.names}
        if self.values:
            found["values"] = {
                name: {option: said(v) for option, v in values.items()}
                for name, values in self.values.items()
            }
        odd = {name: _json_types(values) for name, values in self.values.items()}
        types: Block = {name: kinds for name, kinds in odd.items() if kinds}
        return {**found, "types": types} if types else found


@dataclass(frozen=True)
class Asked:
    """A field, its property, the page it stands on and the comment above it."""

    id: str
    name: Name
    page: int
    block: Block
    comment: str = ""


@dataclass
class _Draft:
    question: Question
    known: Known
    kind: Kind

    @property
    def schema(self) -> Schema:
        return self.question.asks[0].schema


@dataclass
class Form:
    """Makes the fields of one form, or of one row of a group."""

    ledger: Ledger
    origin: Origin
    read: frozenset[str] | None = None
    prefix: str = ""
    task: str = ""
    picker: Picker = no_picker

    def fields(self, questions: list[Question]) -> Iterator[Asked]:
        """The fields in order; every condition reads the names they get here."""
        drafts: list[_Draft] = []
        for question in questions:
            drafts.append(self._draft(question, [each.known.id for each in drafts]))
        sayer = Sayer(
            {each.question.name: each.known for each in drafts},
            frozenset(q.name for q in questions if q.required_when == q.when == ALWAYS),
        )
        for each in drafts:
            yield from self._field(each, sayer)

    def _draft(self, question: Question, taken: list[str]) -> _Draft:
        first = question.asks[0].schema
        kind = kind_of(first, self.ledger, self.picker)
        name = field_name("_".join(question.name), taken)
        before = ".".join(question.name)
        if name != before:
            self.origin.names[self.prefix + name] = before
        choices = self._choices(question, kind)
        if choices is not None:
            values = {o: v.value for o, v in choices.found.items()}
            if any(option != value for option, value in values.items()):
                self.origin.values[self.prefix + name] = values
        return _Draft(question, Known(name, kind.type, choices), kind)

    def _choices(self, question: Question, kind: Kind) -> Choices | None:
        if kind.type not in {"choice", "choices"}:
            return None
        choices = Choices(self.ledger, question.refused)
        always = any(each.when == ALWAYS for each in question.asks)
        for each in question.asks:
            schema = each.schema
            if kind.type == "choices":
                schema = each.schema.sub("items") or schema
            if always and each.when != ALWAYS:
                choices.narrow(schema, each.when)
            else:
                choices.add(schema, each.when)
        return choices

    def _field(self, draft: _Draft, sayer: Sayer) -> Iterator[Asked]:
        question, schema, known = draft.question, draft.schema, draft.known
        if schema.text("ui:widget") == "hidden":
            message = "a hidden field asks nobody anything"
            self.ledger.report(STAYS_BEHIND, schema.route, message)
            return
        block: Block = {"id": known.id, "type": known.type}
        self.ledger.carry(*schema.routes("title", "ui:title"))
        title = schema.text("ui:title") or schema.text("title")
        block["label"] = title or label_of(question.name[-1])
        block |= words(schema, self.ledger)
        block |= placeholder(schema, known.type, self.ledger)
        block |= self._answers(draft, sayer)
        block |= default(schema, known.type, known.choices, self.ledger)
        block |= self._when(question, sayer)
        block |= limits(schema, known.type, self.ledger)
        if draft.kind.sensitive:
            block["sensitive"] = "true"
        if self.task and (self.read is None or question.name[0] in self.read):
            block["needed_by"] = [self.task]
        self._others(draft)
        looks(schema, self.ledger)
        comment = self.ledger.written.comments.get(schema.route, "")
        yield Asked(known.id, question.name, question.page, block, comment)

    def _answers(self, draft: _Draft, sayer: Sayer) -> Block:
        if draft.known.type == "group":
            return {"fields": [each.block for each in self._row(draft)]}
        if draft.known.choices is None:
            return {}
        options: list[Value] = []
        for name, each in draft.known.choices.found.items():
            option: Block = {"id": name, "label": each.label}
            if each.help:
                option["help"] = markdown(each.help)
            when = self._offered(name, draft, sayer)
            if when == NEVER:
                continue
            if when != ALWAYS:
                option["when"] = sayer.block(when)
            options.append(option)
        return {"options": options}

    def _row(self, draft: _Draft) -> list[Asked]:
        """The fields of a group's row: those of an object, or a single one."""
        entry = draft.kind.entry
        walk = Walk(self.ledger)
        if entry is not None and "properties" in entry.keys:
            walk.page(entry)
        elif entry is not None:
            self.ledger.carry(*entry.routes("type"))
            walk.property(entry, (ENTRY,), ALWAYS)
            walk.questions[(ENTRY,)].required.append(ALWAYS)
        questions = walk.done()
        prefix = f"{self.prefix}{draft.known.id}."
        inner = Form(self.ledger, self.origin, prefix=prefix, picker=self.picker)
        rows = list(inner.fields(questions))
        if rows and draft.kind.picks in {"team", "system", "user"}:
            rows[0].block["type"] = draft.kind.picks
        if rows:
            return rows
        message = "nothing says what a row of this list holds"
        self.ledger.drop(draft.schema.route, message)
        block: Block = {
            "id": ENTRY,
            "type": "text",
            "label": "Value",
            "required": "true",
        }
        return [Asked(ENTRY, (ENTRY,), 0, block)]

    def _when(self, question: Question, sayer: Sayer) -> Block:
        """When it is shown and must be answered."""
        try:
            shown = sayer.possible(question.when)
            wanted = sayer.possible(question.required_when)
            locked = sayer.possible(question.locked)
        except UnsayableError as error:
            message = f"{error}, so this is asked always and never required"
            self.ledger.drop(question.asks[0].schema.route, message)
            return {}
        found: Block = {}
        if shown == NEVER:
            message = "no answer ever leads here; it is asked always"
            self.ledger.report(APPROXIMATED, question.asks[0].schema.route, message)
            shown = ALWAYS
        if shown != ALWAYS:
            found["visible_when"] = sayer.block(shown)
        if wanted == ALWAYS or both(shown, wanted) == shown != ALWAYS:
            found["required"] = "true"
        elif wanted != NEVER:
            found["required_when"] = sayer.block(wanted)
        if locked not in (NEVER, ALWAYS):
            found["read_only_when"] = sayer.block(locked)
        return found

    def _offered(self, option: str, draft: _Draft, sayer: Sayer) -> Condition:
        """When an option is offered, of all times its question is shown."""
        choices, question = draft.known.choices, draft.question
        when = ALWAYS if choices is None else choices.when(option)
        try:
            when = sayer.possible(when)
            whole = sayer.possible(question.when)
        except UnsayableError as error:
            self.ledger.drop(draft.schema.route, str(error))
            return ALWAYS
        if when == NEVER:
            message = f"no answer ever leads to the option '{option}'; it is left out"
            self.ledger.report(APPROXIMATED, draft.schema.route, message)
        return ALWAYS if when == whole else when

    def _others(self, draft: _Draft) -> None:
        """What later places that ask the same say otherwise."""
        first = draft.schema
        for ask in draft.question.asks[1:]:
            for key in ask.schema.keys:
                route = ask.schema.where(key)
                if ask.schema.get(key) == first.get(key):
                    self.ledger.carry(route)
                elif not self.ledger.is_settled(route) and key != "enum":
                    message = f"'{key}' differs from the first place that asks this"
                    self.ledger.drop(route, f"{message}, which counts here")


def _json_types(values: dict[str, Json]) -> dict[str, Value]:
    """Option → the JSON type of its value, where that is no text."""
    names = {bool: "boolean", int: "integer", float: "number"}
    kinds = {option: names.get(type(value)) for option, value in values.items()}
    return {option: kind for option, kind in kinds.items() if kind}
