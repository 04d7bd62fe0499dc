"""The elements of an issue form → the fields of ours."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from catalogkit.diagnostic import Route
from catalogkit.drafting.fields import Asked, Origin
from catalogkit.drafting.ledger import Ledger
from catalogkit.drafting.limits import markdown
from catalogkit.drafting.names import (
    field_name,
    label_of,
    option_name,
    question_name,
)
from catalogkit.drafting.options import said
from catalogkit.drafting.rules import APPROXIMATED, STAYS_BEHIND
from catalogkit.drafting.saying import Block
from catalogkit.drafting.words import headed, plain
from catalogkit.drafting.written import Json
from catalogkit.importers.github_forms.form import Element, IssueForm
from catalogkit.source.node import Value

_TYPES = {"input": "text", "textarea": "paragraph", "upload": "file"}
_LISTS = frozenset({"dropdown", "checkboxes"})


@dataclass(frozen=True)
class Tick:
    """A box that has to be ticked."""

    field: str
    option: str
    label: str


@dataclass
class Asking:
    """Makes the fields of one form; keeps what they were called and must hold."""

    ledger: Ledger
    origin: Origin = field(default_factory=Origin)
    ticks: list[Tick] = field(default_factory=list)

    def fields(self, form: IssueForm) -> Iterator[Asked]:
        """A field for each element, in order."""
        taken: set[str] = set()
        for each in form.elements():
            asked = self._field(each, taken)
            if asked is not None:
                taken.add(asked.id)
                yield asked

    def _field(self, element: Element, taken: set[str]) -> Asked | None:
        kind = element.type
        if kind == "markdown":
            return self._note(element, taken)
        if kind not in _TYPES and kind not in _LISTS:
            message = f"no field here is like an element of type '{kind}'"
            self.ledger.drop(element.where(), message)
            return None
        self.ledger.carry(element.where("type"))
        label = plain(element.attribute("label"))
        name = self._name(element, label, taken)
        block: Block = {"id": name, "type": _TYPES.get(kind, "choices")}
        block["label"] = label or label_of(name)
        block |= _words(element)
        if kind in _LISTS:
            block |= self._choices(element, name)
        else:
            block |= self._default(element)
        ticked = any(each.field == name for each in self.ticks)
        block |= self._required(element, ticked=ticked)
        block |= self._accepted(element)
        self._drawn(element)
        if kind in _LISTS and not block.get("options"):
            self.ledger.drop(element.where(), "nothing can be chosen from it")
            return None
        return Asked(name, (name,), 0, block)

    def _name(self, element: Element, label: str, taken: set[str]) -> str:
        """Named after its id, else the words of its label that matter."""
        given = element.get("id")
        if isinstance(given, str) and given.strip():
            self.ledger.carry(element.where("id"))
            name = field_name(given, taken)
            if name != given:
                self.origin.names[name] = given
            return name
        return question_name(label, taken)

    def _note(self, element: Element, taken: set[str]) -> Asked | None:
        text = element.attribute("value")
        if not text:
            return None
        self.ledger.carry(element.where("type"))
        label, rest = headed(text)
        name = question_name(label or "note", taken)
        block: Block = {"id": name, "type": "note", "label": label or "Please note"}
        if rest:
            block["help"] = markdown(rest)
        return Asked(name, (name,), 0, block)

    def _default(self, element: Element) -> Block:
        text = element.attribute("value")
        if not text:
            return {}
        if "\n" in text and element.type == "input":
            message = "an input holds one line, and this has more"
            self.ledger.drop(element.where("attributes", "value"), message)
            return {}
        return {"default": text}

    def _choices(self, element: Element, name: str) -> Block:
        """The type, the options, and which of them is chosen at first."""
        several = element.get("attributes", "multiple")
        if isinstance(several, bool):
            self.ledger.carry(element.where("attributes", "multiple"))
        boxes = element.type == "checkboxes"
        kind = "choices" if boxes or several is True else "choice"
        options = dict(self._options(element, name))
        block: Block = {"type": kind}
        block["options"] = [
            {"id": option, "label": label} for option, (label, _) in options.items()
        ]
        values: dict[str, Json] = {
            option: value for option, (_, value) in options.items() if option != value
        }
        if values:
            self.origin.values[name] = values
        return {**block, **self._chosen(element, [*options], kind)}

    def _options(
        self, element: Element, name: str
    ) -> Iterator[tuple[str, tuple[str, Json]]]:
        listed = element.get("attributes", "options")
        taken: dict[str, Json] = {}
        for index, each in enumerate(listed if isinstance(listed, list) else []):
            here = element.where("attributes", "options", index)
            value, route = each, here
            if isinstance(each, dict):
                value, route = each.get("label"), (*here, "label")
            text = said(value).strip() if not isinstance(value, dict | list) else ""
            if not text or text in taken.values():
                reason = f"'{text}' is offered twice" if text else "it has no label"
                self.ledger.drop(here, f"{reason}, so nobody could tell it")
                continue
            self.ledger.carry(route)
            option = option_name(text, plain(text), taken)
            taken[option] = text
            yield option, (plain(text), text)
            self._tick(each, here, Tick(name, option, plain(text)))

    def _tick(self, option: Json, route: Route, tick: Tick) -> None:
        must = option.get("required") if isinstance(option, dict) else None
        if isinstance(must, bool):
            self.ledger.carry((*route, "required"))
        if must is True:
            self.ticks.append(tick)

    def _chosen(self, element: Element, options: list[str], kind: str) -> Block:
        number = element.get("attributes", "default")
        listed = element.form.written.entries(*element.where("attributes", "options"))
        if number is None:
            return {}
        here = element.where("attributes", "default")
        complete = len(listed) == len(options)
        if type(number) is not int or not complete or not 0 <= number < len(options):
            self.ledger.drop(here, f"no option has the number {said_of(number)}")
            return {}
        self.ledger.carry(here)
        chosen: Value = [options[number]] if kind == "choices" else options[number]
        return {"default": chosen}

    def _required(self, element: Element, *, ticked: bool) -> Block:
        must = element.get("validations", "required")
        if isinstance(must, bool):
            self.ledger.carry(element.where("validations", "required"))
        return {"required": "true"} if must is True or ticked else {}

    def _accepted(self, element: Element) -> Block:
        """The kinds of file that an upload takes."""
        value = element.get("validations", "accept")
        if element.type != "upload" or not isinstance(value, str):
            return {}
        self.ledger.carry(element.where("validations", "accept"))
        kinds = [each.strip() for each in value.split(",") if each.strip()]
        return {"accept": [*kinds]} if kinds else {}

    def _drawn(self, element: Element) -> None:
        """Reports how GitHub shows the answer."""
        shown = element.get("attributes", "render")
        if shown is not None and element.type == "textarea":
            here = element.where("attributes", "render")
            message = f"GitHub shows the answer as code ({said_of(shown)})"
            self.ledger.report(STAYS_BEHIND, here, message)


def said_of(value: Json) -> str:
    """A value as a message quotes it."""
    return "a list or block" if isinstance(value, dict | list) else f"'{said(value)}'"


def _words(element: Element) -> Block:
    """Help and placeholder."""
    found: Block = {}
    help_ = element.attribute("description")
    if help_:
        found["help"] = markdown(help_)
    pale = element.get("attributes", "placeholder")
    if isinstance(pale, str) and pale.strip() and element.type in {"input", "textarea"}:
        here = element.where("attributes", "placeholder")
        element.form.ledger.carry(here)
        text = pale.strip()
        if "\n" in text:
            message = "a placeholder is one line here, so its lines are joined"
            element.form.ledger.report(APPROXIMATED, here, message)
            text = " ".join(text.split())
        found["placeholder"] = text
    return found
