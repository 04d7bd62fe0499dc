"""The questions of a form, made from its fields and from the page of target forms."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from catalogkit.catalog.canonical import Json
from catalogkit.catalog.choices import choices
from catalogkit.model.condition import Condition
from catalogkit.model.form import Field
from catalogkit.targets.portal.edition import Edition
from catalogkit.targets.portal.form.data import Part, parts
from catalogkit.targets.portal.form.question import Offer, Question
from catalogkit.wording import say
from catalogkit.wording.printer import Names, say_day

T = TypeVar("T")
Listed = Mapping[str, Sequence[tuple[str, Sequence[Offer]]]]
"""Register → its offers, under headings."""
INPUTS: Mapping[str, str] = {
    "email": "email",
    "phone": "tel",
    "url": "url",
    "date": "date",
    "datetime": "datetime-local",
    "file": "file",
}
"""The kind of input of a widget; any other is a line of text."""
KINDS: Mapping[str, str] = {
    "note": "note",
    "group": "group",
    "checkbox": "options",
    "radio": "options",
    "checkboxes": "options",
    "multiselect": "options",
}
"""How a widget is built; any other is one control with a label."""
STATIC_ROWS = 3
"""So many rows a group has for those without a script, who cannot add one."""


@dataclass(frozen=True)
class Asking:
    """Makes the questions of one form, or of one row of a group."""

    edition: Edition
    listed: Listed
    names: Names
    path: str = ""

    def questions(
        self, fields: Sequence[Field], pages: Sequence[Part], values: Mapping[str, Json]
    ) -> list[Question]:
        """Those of some fields in order; `values` are what they start with."""
        return [
            self._question(each, page, values.get(each.id, page.get("default")))
            for each, page in zip(fields, pages, strict=True)
        ]

    def _question(self, asked: Field, page: Part, value: Json) -> Question:
        edition, widget = self.edition, str(page["widget"])
        made = Question(
            asked.id,
            f"{self.path}{asked.id}",
            KINDS.get(widget, "control"),
            widget,
            edition.text(asked.label),
            required=asked.required,
            help=edition.prose(asked.help),
            only=list(self._only(asked, page, value)),
            unit=str(page.get("currency", "")),
            sensitive=asked.sensitive is not None,
        )
        if asked.type == "group":
            return self._group(made, asked, page, value)
        if made.kind == "note":
            return made
        if made.kind == "control" and widget != "select":
            return replace(
                made,
                attributes=dict(self._attributes(asked, page)),
                value=_typed(asked, value),
            )
        return replace(made, groups=self._groups(asked, page, value))

    def _only(self, asked: Field, page: Part, value: Json) -> Iterator[str]:
        """What those without a script are told."""
        told = self.edition.say
        if asked.visible_when is not None:
            yield told("only_if", condition=self._said(asked.visible_when))
        if asked.required_when is not None and not asked.required:
            yield told("needed_if", condition=self._said(asked.required_when))
        if isinstance(value, dict):
            yield told(
                "usually", value=say_day(str(value["today"]), self.edition.locale)
            )
        if page["widget"] == "select" and _depends(page):
            yield told("depends")

    def _said(self, condition: Condition) -> str:
        tree = self.edition.catalog.typed[id(condition)]
        return say(tree, self.names, self.edition.locale)

    def _attributes(self, asked: Field, page: Part) -> Iterator[tuple[str, str]]:
        widget = str(page["widget"])
        if widget != "lines":
            yield "type", INPUTS.get(widget, "text")
        if asked.type in {"number", "money"}:
            yield "inputmode", "decimal"
        if asked.type == "integer":
            low = page.get("min")
            signed = not isinstance(low, int | float) or low < 0
            yield "inputmode", "text" if signed else "numeric"
        if asked.placeholder is not None:
            yield "placeholder", str(page["placeholder"])
        if asked.type == "date":
            limits = ((key, page.get(key)) for key in ("min", "max"))
            yield from ((key, day) for key, day in limits if isinstance(day, str))
        if asked.type == "file":
            if page.get("max") != 1:
                yield "multiple", ""
            if asked.accept:
                yield "accept", ",".join(asked.accept)
        if asked.sensitive is not None:
            yield "autocomplete", "off"
        if asked.required and asked.visible_when is None:
            yield "required", ""

    def _groups(
        self, asked: Field, page: Part, value: Json
    ) -> Sequence[tuple[str, Sequence[Offer]]]:
        edition = self.edition
        if asked.type == "boolean":
            offers = [
                Offer(each, edition.say(word), chosen=value is (each == "true"))
                for each, word in (("true", "yes"), ("false", "no"))
            ]
        elif "options_of" in page:
            groups = self.listed[str(page["options_of"])]
            ids = {*edition.records.ids(asked)}
            found = [
                (head, [_chosen(each, value) for each in some if each.id in ids])
                for head, some in groups
            ]
            return [each for each in found if each[1]]
        else:
            offers = [_chosen(each, value) for each in self._offers(asked, page)]
        if page["widget"] in {"radio", "checkbox"} and not asked.required:
            offers.append(Offer("", edition.say("no_answer"), chosen=value is None))
        return [("", offers)]

    def _offers(self, asked: Field, page: Part) -> Iterator[Offer]:
        edition = self.edition
        own = choices(asked, edition.catalog, edition.records)
        for each, part in zip(own, parts(page["options"]), strict=True):
            only = ""
            if each.when is not None:
                said = say(each.when, self.names, edition.locale)
                only = edition.say("only_if", condition=said)
            price = part.get("price")
            yield Offer(
                each.id,
                str(part["label"]),
                str(part.get("help", "")),
                self._price(price) if isinstance(price, dict) else "",
                only,
            )

    def _price(self, price: Part) -> str:
        said = []
        for key in ("once", "monthly"):
            money = price.get(key)
            if isinstance(money, dict):
                amount = f"{money['amount']} {money['currency']}"
                said.append(self.edition.say(f"price_{key}", price=amount))
        return " + ".join(said)

    def _group(self, made: Question, asked: Field, page: Part, value: Json) -> Question:
        given = parts(value)
        fewest, most = (page.get(key) for key in ("min", "max"))
        low = max(int(fewest), 1) if isinstance(fewest, int | float) else 1
        high = int(most) if isinstance(most, int | float) else STATIC_ROWS
        start = len(given) or (low if asked.required else 0)
        static = max(start, min(max(low, STATIC_ROWS), high), 1)
        inner = parts(page["fields"])

        def row(index: int | str, values: Part) -> Sequence[Question]:
            path = f"{made.path}.{index}."
            own = replace(self, path=path, names=_of_rows(self.names, asked.id))
            return own.questions(asked.fields, inner, values)

        rows = [
            row(index, given[index] if index < len(given) else {})
            for index in range(static)
        ]
        return replace(made, rows=rows, blank=row("__", {}), start=start)


def _of_rows(names: Names, group: str) -> Names:
    """The words of a group's questions, by the names that its rows know."""
    start = f"{group}."

    def own(known: Mapping[str, T]) -> dict[str, T]:
        inner = (name for name in known if name.startswith(start))
        return {name.removeprefix(start): known[name] for name in inner}

    return replace(
        names,
        labels=own(names.labels),
        options=own(names.options),
        units=own(names.units),
    )


def _depends(page: Part) -> bool:
    """Whether other answers decide what may be chosen."""
    options = parts(page.get("options"))
    return any(each["when"] is not True or "where" in each for each in options)


def _chosen(offer: Offer, value: Json) -> Offer:
    values = value if isinstance(value, list) else [value]
    return replace(offer, chosen=True) if offer.id in values else offer


def _typed(asked: Field, value: Json) -> str:
    """A default as its control holds it; only the browser knows what time it is."""
    if isinstance(value, str) and asked.type != "datetime":
        return value
    return str(value) if isinstance(value, int | float) else ""
