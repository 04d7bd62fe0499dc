"""Answers from the command line, and from whoever sits at the terminal."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

import click

from catalogkit.catalog.canonical import fields
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.choices import choices
from catalogkit.catalog.forms import Form
from catalogkit.catalog.holds import holds
from catalogkit.catalog.literals import Misfit
from catalogkit.catalog.records import Records
from catalogkit.catalog.scopes import KNOWN_OF_PEOPLE, conditions_in
from catalogkit.catalog.typed_in import EXAMPLES, of_person, typed_in, written_default
from catalogkit.model.form import Field
from catalogkit.model.manifest import Attribute
from catalogkit.model.near import near
from catalogkit.model.service_item import ServiceItem
from catalogkit.report.visible import visible

FEW = 20


@dataclass
class Asking:
    """What is known of a request so far; `ask`: somebody can be asked for the rest."""

    catalog: Catalog
    item: ServiceItem
    locale: str
    ask: bool
    people: dict[str, dict[str, object]] = field(default_factory=dict)
    answers: dict[str, object] = field(default_factory=dict)
    blank: set[str] = field(default_factory=set)
    channel: str | None = None

    def __post_init__(self) -> None:
        self.records = Records(self.catalog)
        self.fields = {each.id: each for each in self.item.form if each.type != "note"}

    def person(self, who: str, given: Iterable[str]) -> None:
        """Takes `employment=contractor` for the requester or the recipient."""
        known = self.catalog.manifest.requester
        for name, text in pairs(f"--{who}", given):
            names = [*known, *KNOWN_OF_PEOPLE]
            if name not in names:
                message = f"nothing is known of people called '{name}'"
                raise wrong(message + near(name, names))
            if not text.strip():
                continue
            attribute = known.get(name) or Attribute(type="text")
            found = self._of_person(name, attribute, text)
            self.people.setdefault(who, {})[name] = found

    def given(self, texts: Iterable[str]) -> None:
        """Takes `device=own`; a field of no text stays blank, its default too."""
        for name, text in pairs("--answer", texts):
            if name not in self.fields:
                message = f"'{self.item.id}' asks for no '{name}'"
                raise wrong(message + near(name, self.fields))
            if text.strip():
                self.answers[name] = self._typed(self.fields[name], text)
            else:
                self.blank.add(name)

    def fill(self) -> None:
        """Defaults of what is shown, and answers to what must be answered."""
        if self.ask:
            self._ask_of_people()
        while (found := self._next()) is not None:
            if found.default is not None:
                text = written_default(found)
                self.answers[found.id] = self._typed(found, text)
            else:
                self._ask(found)

    def _next(self) -> Field | None:
        """The first field that is shown, and that a default or somebody answers."""
        form, known = self._form(), self._known()
        for each in self.fields.values():
            if each.id in self.answers or each.id in self.blank:
                continue
            must = each.required or (
                each.required_when is not None and form.holds(each.required_when, known)
            )
            wanted = each.default is not None or (self.ask and must)
            if wanted and form.holds(each.visible_when, known):
                return each
        return None

    def _ask(self, asked: Field) -> None:
        label = asked.label.get(self.locale, self.catalog.manifest.default_locale)
        question = f"{label} ({asked.id}: {self._hint(asked)})"
        read = partial(self._typed, asked)
        answer = _prompted(question, read)
        if answer is None:
            self.blank.add(asked.id)
        else:
            self.answers[asked.id] = answer

    def _hint(self, asked: Field) -> str:
        offered = self._offered(asked)
        if offered:
            more = ", …" if len(offered) > FEW else ""
            return ", ".join(offered[:FEW]) + more
        if asked.type == "boolean":
            return "yes, no"
        return EXAMPLES.get(asked.type, asked.type)

    def _ask_of_people(self) -> None:
        for name in sorted(self._read_of_people()):
            who, _, attribute = name.partition(".")
            known = self.catalog.manifest.requester.get(attribute)
            there = self.people.get(who, {})
            if known is None or attribute in there or self._is_same(who):
                continue
            options = [each.id for each in known.options]
            hint = ", ".join(options) or known.type
            read = partial(self._of_person, attribute, known)
            answer = _prompted(f"{who}, {attribute} ({hint})", read)
            if answer is not None:
                self.people.setdefault(who, {})[attribute] = answer

    def _of_person(self, name: str, attribute: Attribute, text: str) -> object:
        return self._read(lambda: of_person(name, attribute, text))

    def _is_same(self, who: str) -> bool:
        return who == "recipient" and "recipient" not in self.people

    def _read_of_people(self) -> set[str]:
        trees = [
            self.catalog.typed[id(each.condition)] for each in conditions_in(self.item)
        ]
        trees += [
            self.catalog.typed[id(self.catalog[each].when)]
            for each in self.item.audience
        ]
        names = {name for tree in trees for name, _ in fields(tree)}
        return {n for n in names if n.startswith(("requester.", "recipient."))}

    def _form(self) -> Form:
        return Form(self.item, self.catalog, self.records, request=self._beside())

    def _known(self) -> Mapping[str, object]:
        return {**self._form().known(self.answers), **self._beside()}

    def _beside(self) -> dict[str, object]:
        return {} if self.channel is None else {"request.channel": self.channel}

    def _offered(self, asked: Field) -> list[str]:
        if asked.type in {"site", "system", "team"}:
            return list(self.records.ids(asked))
        if asked.type not in {"choice", "choices"}:
            return []
        known = self._known()
        return [
            each.id
            for each in choices(asked, self.catalog, self.records)
            if (each.when is None or holds(each.when, known)) and each.suits(known)
        ]

    def _typed(self, asked: Field, text: str) -> object:
        currency = self.catalog.manifest.currency
        options = [e.id for e in choices(asked, self.catalog, self.records)]
        if asked.type in {"site", "system", "team"}:
            options = list(self.records.ids(asked))
        return self._read(lambda: typed_in(asked, text, currency, options))

    def _read(self, read: Callable[[], object]) -> object:
        try:
            return read()
        except Misfit as error:
            raise wrong(error.message) from None


def _prompted(question: str, read: Callable[[str], object]) -> object:
    """What somebody types, asked again until it can be read; None for nothing."""
    while True:
        text = click.prompt(visible(question), default="", show_default=False, err=True)
        if not text.strip():
            return None
        try:
            return read(text)
        except click.UsageError as error:
            click.echo(error.message, err=True)


def pairs(option: str, given: Iterable[str]) -> Iterable[tuple[str, str]]:
    """`name=value` as names and values. Raises UsageError where one has no `=`."""
    for each in given:
        name, equals, text = each.partition("=")
        if not equals:
            message = f"{option} takes NAME=VALUE, and '{each}' has no '='"
            raise wrong(message)
        yield name.strip(), text


def wrong(message: str) -> click.UsageError:
    """An error of whoever called, safe to be shown on a terminal."""
    return click.UsageError(visible(message))
