"""The questions of a form as custom fields."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from catalogkit.catalog.answered import answered
from catalogkit.diagnostic import Diagnostic, Place, Severity
from catalogkit.model.base import Written
from catalogkit.model.form import Field
from catalogkit.resource import Json, Key, Resource
from catalogkit.targets import SAME_NAME, lossy
from catalogkit.targets.request_tracker.hints import BETWEEN, Hints
from catalogkit.targets.request_tracker.patterns import pattern
from catalogkit.targets.request_tracker.spoken import LONGEST_TEXT, Spoken, fitting
from catalogkit.targets.request_tracker.values import contents, names, offers
from catalogkit.wording import Names

TICKETS, USERS = "RT::Queue-RT::Ticket", "RT::User"
TYPES = {
    "paragraph": "Text",
    "choice": "Select",
    "choices": "Select",
    "boolean": "Select",
    "site": "Select",
    "system": "Select",
    "team": "Select",
    "date": "Date",
    "datetime": "DateTime",
    "file": "Binary",
}
"""The type of custom field for a type of question; text of one line for the others."""
SEVERAL = frozenset({"choices", "file", "group"})
FEW = 10
"""So many values that may be chosen together are shown at once."""
Value = dict[str, Json]
NO_DEFAULT = frozenset({"file", "group"})


def _itself(asked: Field) -> tuple[object, ...]:
    return (asked,)


@dataclass(frozen=True)
class Form:
    """Makes the custom fields of one form.

    `prefix` begins their keys, `formerly` those that they had before: "vpn-access.".
    `route` leads to where a question was written, `title` stands before each name.
    `homes` are the prefixes of questions that have another: what several forms share.
    """

    written: Written
    spoken: Spoken
    names: Names
    prefix: str
    formerly: tuple[str, ...] = ()
    lookup: str = TICKETS
    route: Callable[[Field], tuple[object, ...]] = _itself
    title: str = ""
    homes: Mapping[str, str] = field(default_factory=dict)
    _said: list[Diagnostic] = field(default_factory=list)

    def resources(self, asked: Sequence[Field]) -> Iterator[Resource | Diagnostic]:
        """One custom field for each question that can be answered."""
        others = {each.id: each for each in asked}
        seen: dict[str, str] = {}
        notes: list[Field] = []
        for each in asked:
            if each.type == "note":
                notes.append(each)
                continue
            yield self._one(each, others, notes)
            yield from self._said
            self._said.clear()
            notes.clear()
            yield from self._twice(each, seen)
        for each in notes:
            message = "Request Tracker shows a note in the hint of the next question, "
            message += "and no question follows"
            yield lossy(self.at(each), message)

    def key(self, name: str) -> Key:
        """The key of a question's custom field."""
        return Key("CustomField", f"{self.homes.get(name, self.prefix)}{name}")

    def at(self, asked: Field, *steps: str | int) -> Place:
        """Where a question was written, or a part of it."""
        return self.written.at(*self.route(asked), *steps)

    def _one(
        self, asked: Field, others: Mapping[str, Field], notes: Sequence[Field]
    ) -> Resource:
        parent, values = self._values(asked, others)
        self._confused(asked, values)
        body: dict[str, Json] = {
            "Name": self.title + self.spoken.said(asked.label, asked.id),
            "Type": TYPES.get(asked.type, "Freeform"),
            "MaxValues": self._most(asked),
            "LookupType": self.lookup,
            "Description": self.key(asked.id).id,
            "EntryHint": self._hint(asked, notes),
            "Pattern": pattern(
                asked, self.spoken.locale, self.spoken.catalog.manifest.currency
            ),
            "RenderType": _render(asked, values),
            "BasedOn": "" if parent is None else self.key(parent.id).id,
            "Values": [*values],
            "Default": self._default(asked),
        }
        return Resource(
            self.key(asked.id),
            body,
            after=() if parent is None else (self.key(parent.id),),
            formerly=tuple(Key("CustomField", f"{e}{asked.id}") for e in self.formerly),
            place=self.at(asked),
        )

    def _twice(self, asked: Field, seen: dict[str, str]) -> Iterator[Diagnostic]:
        """A label that Request Tracker takes for one that stands before it."""
        label = self.spoken.said(asked.label, asked.id)
        if seen.setdefault(label.casefold(), asked.id) != asked.id:
            message = f"two questions of one form are called '{label}' in Request "
            message += "Tracker, where only their names tell them apart"
            yield SAME_NAME.found(self.at(asked, "label"), message)

    def _values(
        self, asked: Field, others: Mapping[str, Field]
    ) -> tuple[Field | None, list[Value]]:
        """What it is based on, and the values: those of a category stand together."""
        called = names(asked, self.spoken)
        found = offers(asked, others, self.spoken)
        for name in found.beyond[:1]:
            place = self.at(asked, *self._where(asked, name))
            message = f"Request Tracker always offers '{name}': there, an option can "
            message += "depend on the answer to one other question only"
            self._said.append(lossy(place, message))
        if found.parent is None:
            return None, [_value(called[each], each) for each in called]
        categories = names(found.parent, self.spoken)
        everywhere = set(called).intersection(*found.by.values())
        always = [_value(called[each], each) for each in called if each in everywhere]
        some = [
            _value(called[each], each, categories[answer])
            for answer, ids in found.by.items()
            for each in ids
            if each not in everywhere
        ]
        return found.parent, [*always, *some]

    def _confused(self, asked: Field, values: list[Value]) -> None:
        """Says two values of one name, of which tickets could not tell which it was."""
        seen: dict[Json, Json] = {}
        for each in values:
            name = [str(each[key]).casefold() for key in ("Category", "Name")]
            if seen.setdefault("\n".join(name), each) is not each:
                message = (
                    f"two answers are called '{each['Name']}' in Request Tracker, "
                )
                message += "so nobody could tell which was chosen"
                self._said.append(SAME_NAME.found(self.at(asked), message))

    def _where(self, asked: Field, name: str) -> tuple[str | int, ...]:
        """Where an option says when it is offered."""
        for index, each in enumerate(asked.options):
            if each.id == name:
                return "options", index, "when"
        return ("options_from", "where")

    def _most(self, asked: Field) -> int:
        if asked.type not in SEVERAL:
            return 1
        return int(asked.max) if asked.max and asked.max.isdecimal() else 0

    def _hint(self, asked: Field, notes: Sequence[Field]) -> str:
        hints = Hints(self.spoken, self.names)
        parts = (*(hints.note(each) for each in notes), hints.of(asked))
        text = BETWEEN.join(each for each in parts if each)
        kept = fitting(text)
        if kept != text:
            message = (
                f"the hint ends early in Request Tracker, which keeps {LONGEST_TEXT}"
            )
            message += " bytes: help, and when the question is meant"
            place = self.at(asked, "label" if asked.help is None else "help")
            self._said.append(lossy(place, message, Severity.HINT))
        return kept

    def _default(self, asked: Field) -> list[Json]:
        if asked.default is None:
            return []
        currency = self.spoken.catalog.manifest.currency
        answer = answered(asked, asked.default.raw, currency)
        if asked.type in NO_DEFAULT or isinstance(answer, dict):
            message = "Request Tracker has no such default: the answer stays empty"
            self._said.append(lossy(self.at(asked, "default"), message))
            return []
        return [*contents(asked, answer, self.spoken)]


def _value(name: str, option: str, category: str = "") -> Value:
    return {"Name": name, "Description": option, "Category": category}


def _render(asked: Field, values: Sequence[Value]) -> str:
    """How it is shown where not as usual: few values to choose several of, at once."""
    return "List" if asked.type == "choices" and len(values) <= FEW else ""
