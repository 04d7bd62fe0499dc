"""A schema of a form, with what stands beside it → the fields of a draft."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from catalogkit.diagnostic import Place, Route
from catalogkit.drafting.conditions import ALWAYS, NEVER, both
from catalogkit.drafting.fields import Asked, Form, Origin
from catalogkit.drafting.ledger import Ledger
from catalogkit.drafting.limits import markdown
from catalogkit.drafting.names import question_name
from catalogkit.drafting.questions import Ask, Question, Walk
from catalogkit.drafting.rules import APPROXIMATED, STAYS_BEHIND
from catalogkit.drafting.saying import Block
from catalogkit.drafting.schema import PLAIN, Book, Looks, Schema
from catalogkit.drafting.written import Json
from catalogkit.importers.json_schema.joined import SCHEMA, UI, Joined
from catalogkit.importers.json_schema.layout import LAYOUTS, Control, Layout
from catalogkit.importers.json_schema.ui_schema import looks_of

_PROGRAM = "the form"


@dataclass
class SchemaForm:
    """One form as it was written, and what became of its keys."""

    name: str
    written: Joined
    ledger: Ledger = field(init=False)
    origin: Origin = field(default_factory=Origin)
    controls: list[Control] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.ledger = Ledger(self.written, _PROGRAM)

    @property
    def schema_value(self) -> Json:
        """Its schema as it was written."""
        return self.written.parts[SCHEMA].value

    @cached_property
    def drafted(self) -> tuple[Asked, ...]:
        """Its fields; every key that was read is in the ledger then."""
        schema = self.schema()
        fields = () if schema is None else tuple(self.fields(schema))
        self.settle()
        return fields

    def schema(self) -> Schema | None:
        """Its schema, with what the UI schema says beside each property."""
        value = self.schema_value
        book = Book(value, (SCHEMA,), self.ledger, "schema")
        return book.open(value, (SCHEMA,), (), self._looks())

    def _looks(self) -> Looks:
        if UI not in self.written.parts:
            return PLAIN
        value = self.written.parts[UI].value
        if isinstance(value, dict) and value.get("type") in {*LAYOUTS, "Control"}:
            layout = Layout(self.ledger)
            self.controls = list(layout.controls(value, (UI,)))
            return layout.overlay()
        return looks_of(value, (UI,))

    def fields(self, schema: Schema) -> list[Asked]:
        """The fields in order; every key that was read is in the ledger."""
        walk = Walk(self.ledger)
        walk.page(schema)
        questions = walk.done()
        if self.controls:
            questions = [*self._moved(questions)]
        found = list(Form(self.ledger, self.origin).fields(questions))
        return [*self._with_notes(found)] if self.controls else found

    def _moved(self, questions: list[Question]) -> Iterator[Question]:
        """In the order of the layout, with what its rules say."""
        left = {each.name: each for each in questions}
        for control in self.controls:
            below = [n for n in left if n[: len(control.name)] == control.name]
            if not below:
                self.ledger.drop(control.route, "no property is there to be asked")
            for name in below:
                yield self._ruled(left.pop(name), control)
        for question in left.values():
            message = "the layout has no control for it, so nobody is asked"
            self.ledger.drop(question.asks[0].schema.route, message)

    def _ruled(self, question: Question, control: Control) -> Question:
        asks = [Ask(a.schema, both(a.when, control.shown)) for a in question.asks]
        if control.shown != ALWAYS and question.required:
            message = "JSON Forms wants an answer of it even while it is hidden"
            route = (*control.route, "rule")
            self.ledger.report(APPROXIMATED, route, f"{message}; here it does not")
        required = [both(each, control.shown) for each in question.required]
        locked = control.locked
        if locked == ALWAYS:
            message = "it is never changed, so it is no question"
            self.ledger.drop(control.route, message)
            locked = NEVER
        return replace(question, asks=asks, required=required, locked=locked)

    def _with_notes(self, fields: list[Asked]) -> Iterator[Asked]:
        """Labels of the layout become notes, headings of groups comments."""
        taken = {each.id for each in fields}
        above = {each.name: each for each in self.controls}
        told: set[int] = set()
        for each in fields:
            control = next((above[n] for n in _prefixes(each.name) if n in above), None)
            if control is None or id(control) in told:
                yield each
                continue
            told.add(id(control))
            for text in control.notes:
                name = question_name("note", taken)
                taken.add(name)
                block: Block = {"id": name, "type": "note", "label": "Please note"}
                yield Asked(name, (), 0, {**block, "help": markdown(text)})
            lines = [each for each in (control.title, each.comment) if each]
            yield replace(each, comment="\n".join(lines))

    def settle(self) -> None:
        """Accounts for the keys that are about the document itself."""
        value = self.schema_value
        for key in ("$schema", "$id", "title", "description"):
            if isinstance(value, dict) and key in value:
                self.ledger.carry((SCHEMA, key))
        if isinstance(value, dict) and value.get("additionalProperties") is False:
            self.ledger.carry((SCHEMA, "additionalProperties"))
        if self.controls and any(each.title for each in self.controls):
            message = "a form has no groups; their labels stand as comments"
            self.ledger.found.append(STAYS_BEHIND.found(self.place((UI,)), message))

    def place(self, route: Route) -> Place:
        """Where something is written, in its file."""
        return self.written.place(route)


def _prefixes(name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for depth in range(len(name), 0, -1):
        yield name[:depth]
