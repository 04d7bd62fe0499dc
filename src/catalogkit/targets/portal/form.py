"""The form of an item as a page shows it: questions in order, also without a script."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from markupsafe import Markup

from catalogkit.catalog.canonical import Json
from catalogkit.catalog.choices import choices
from catalogkit.model.condition import Condition
from catalogkit.model.form import Field
from catalogkit.model.organisation import Site
from catalogkit.model.service_item import ServiceItem
from catalogkit.targets.portal.edition import Edition
from catalogkit.targets.portal.form_data import FormData, Part, embedded
from catalogkit.wording import say
from catalogkit.wording.form_page import Body, Pages
from catalogkit.wording.names_of import names_of
from catalogkit.wording.printer import Names, say_day
from catalogkit.wording.register import register

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
class Offer:
    """One answer to choose from."""

    id: str
    label: str
    help: str = ""
    price: str = ""
    only: str = ""
    chosen: bool = False


@dataclass(frozen=True)
class Question:
    """One question, ready to be shown.

    `path` names its answer (`lines.0.product`), `dom` its control. `only` are sentences
    for those without a script: when it is asked, when it must be answered. `groups` are
    its offers under headings. `rows` are the rows of a group, `blank` one more of them;
    `start` is how many there are when the script begins.
    """

    id: str
    path: str
    kind: str
    widget: str
    label: str
    required: bool
    help: Markup
    only: Sequence[str] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    value: str = ""
    unit: str = ""
    sensitive: bool = False
    groups: Sequence[tuple[str, Sequence[Offer]]] = ()
    rows: Sequence[Sequence["Question"]] = ()
    blank: Sequence["Question"] = ()
    start: int = 0

    @property
    def dom(self) -> str:
        """The id of its control; other ids begin with it."""
        return f"f-{self.path.replace('.', '-')}"

    @property
    def described_by(self) -> str:
        """The ids of what explains it."""
        ids = [f"{self.dom}-help"] if self.help else []
        return " ".join([*ids, f"{self.dom}-kept"] if self.sensitive else ids)


@dataclass(frozen=True)
class RequestForm:
    """Everything that the template of a form shows."""

    questions: Sequence[Question]
    data: Markup
    action: str | None
    request_url: str | None
    has_files: bool
    item: str
    locale: str
    scripts: Sequence[str] = ()


@dataclass(frozen=True)
class Forms:
    """Makes the forms of an edition."""

    edition: Edition

    def of(self, item: ServiceItem) -> RequestForm:
        """The form of an item."""
        edition, options = self.edition, self.edition.options
        page = self._pages.form(item)
        asking = _Asking(self, item, self._names(item))
        questions = asking.questions(item.form, _parts(page["fields"]), {})
        data = FormData(edition, item, page, self.register).whole()
        address = options.request_url
        if address is not None:
            address = address.replace("{item}", item.id)
            address = address.replace("{locale}", edition.locale)
        files = any(each.type == "file" for each in _deep(item.form))
        return RequestForm(
            questions,
            embedded(data),
            action=options.action,
            request_url=address,
            has_files=files,
            item=item.id,
            locale=edition.locale,
            scripts=("clock.js",) if "calendars" in data else (),
        )

    @cached_property
    def _pages(self) -> Pages:
        edition = self.edition
        return Pages(edition.catalog, edition.records, edition.locale)

    @cached_property
    def register(self) -> Mapping[str, Sequence[Part]]:
        """The sites, systems and teams to choose from."""
        edition = self.edition
        found = register(edition.catalog, edition.records, edition.locale)
        return {each: _parts(found[each]) for each in ("sites", "systems", "teams")}

    @cached_property
    def listed(self) -> Mapping[str, Sequence[tuple[str, Sequence[Offer]]]]:
        """The same as offers under headings: sites by the place they belong to."""
        found = {}
        for name, parts in self.register.items():
            groups: dict[str, list[Offer]] = {}
            for each in parts:
                offer = Offer(str(each["id"]), str(each["label"]))
                heading = self._place(offer.id) if name == "sites" else ""
                groups.setdefault(heading, []).append(offer)
            one = {"": [each for some in groups.values() for each in some]}
            found[name] = list((groups if len(groups) > 1 else one).items())
        return found

    def _place(self, name: str) -> str:
        site = self.edition.catalog.entities["site"][name]
        assert isinstance(site, Site)  # noqa: S101 - a site is listed among sites
        if site.parent is not None:
            return self.edition.title(self.edition.catalog[site.parent])
        return site.region or site.country or ""

    def _names(self, item: ServiceItem) -> Names:
        return names_of(self.edition.catalog, item, self.edition.locale)


@lru_cache(maxsize=4)
def forms(edition: Edition) -> Forms:
    """The forms of an edition; what they share is made once."""
    return Forms(edition)


@dataclass(frozen=True)
class _Asking:
    """Makes the questions of one form, or of one row of a group."""

    forms: Forms
    item: ServiceItem
    names: Names
    path: str = ""

    def questions(
        self, fields: Sequence[Field], pages: Sequence[Part], values: Mapping[str, Json]
    ) -> list[Question]:
        return [
            self._question(each, page, values.get(each.id, page.get("default")))
            for each, page in zip(fields, pages, strict=True)
        ]

    def _question(self, asked: Field, page: Part, value: Json) -> Question:
        edition, widget = self.forms.edition, str(page["widget"])
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
        told = self.forms.edition.say
        if asked.visible_when is not None:
            yield told("only_if", condition=self._said(asked.visible_when))
        if asked.required_when is not None and not asked.required:
            yield told("needed_if", condition=self._said(asked.required_when))
        if isinstance(value, dict):
            yield told(
                "usually", value=say_day(str(value["today"]), self.forms.edition.locale)
            )
        if page["widget"] == "select" and _depends(page):
            yield told("depends")

    def _said(self, condition: Condition) -> str:
        tree = self.forms.edition.catalog.typed[id(condition)]
        return say(tree, self.names, self.forms.edition.locale)

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
        edition = self.forms.edition
        if asked.type == "boolean":
            offers = [
                Offer(each, edition.say(word), chosen=value is (each == "true"))
                for each, word in (("true", "yes"), ("false", "no"))
            ]
        elif "options_of" in page:
            groups = self.forms.listed[str(page["options_of"])]
            return [(h, [_chosen(o, value) for o in some]) for h, some in groups]
        else:
            offers = [_chosen(each, value) for each in self._offers(asked, page)]
        if page["widget"] in {"radio", "checkbox"} and not asked.required:
            offers.append(Offer("", edition.say("no_answer"), chosen=value is None))
        return [("", offers)]

    def _offers(self, asked: Field, page: Part) -> Iterator[Offer]:
        edition = self.forms.edition
        own = choices(asked, edition.catalog, edition.records)
        for each, part in zip(own, _parts(page["options"]), strict=True):
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
                said.append(self.forms.edition.say(f"price_{key}", price=amount))
        return " + ".join(said)

    def _group(self, made: Question, asked: Field, page: Part, value: Json) -> Question:
        given = _parts(value)
        fewest, most = (page.get(key) for key in ("min", "max"))
        low = max(int(fewest), 1) if isinstance(fewest, int | float) else 1
        high = int(most) if isinstance(most, int | float) else STATIC_ROWS
        start = len(given) or (low if asked.required else 0)
        static = max(start, min(max(low, STATIC_ROWS), high), 1)
        inner = _parts(page["fields"])

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

    def own(known: Mapping[str, Json]) -> dict[str, Json]:
        return {
            k.removeprefix(start): v for k, v in known.items() if k.startswith(start)
        }

    return replace(
        names,
        labels=own(names.labels),
        options=own(names.options),
        units=own(names.units),
    )


def _depends(page: Part) -> bool:
    """Whether other answers decide what may be chosen."""
    options = _parts(page.get("options"))
    return any(each["when"] is not True or "where" in each for each in options)


def _chosen(offer: Offer, value: Json) -> Offer:
    values = value if isinstance(value, list) else [value]
    return replace(offer, chosen=True) if offer.id in values else offer


def _typed(asked: Field, value: Json) -> str:
    """A default as the control holds it; a time is shown by the browser, which is there."""
    if isinstance(value, str) and asked.type != "datetime":
        return value
    return str(value) if isinstance(value, int | float) else ""


def _parts(value: Json | Sequence[Part]) -> list[Part]:
    return [each for each in value or [] if isinstance(each, dict)]  # type: ignore[union-attr]


def _deep(fields: Sequence[Field]) -> Iterator[Field]:
    for each in fields:
        yield each
        yield from _deep(each.fields)
