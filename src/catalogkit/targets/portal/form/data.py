"""What the script of a form must know: rules, limits and messages, without the texts.

The texts stand in the page already. Keys are those of the page of target forms, left
out where they say nothing; prices are parts and attributes tables, as routing has them.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from markupsafe import Markup

from catalogkit.catalog.canonical import Json
from catalogkit.decide.rulebook import rulebook
from catalogkit.languages.clock import open_time
from catalogkit.model.organisation import Channel
from catalogkit.model.service_item import ServiceItem
from catalogkit.targets.portal.edition import Edition
from catalogkit.wording.form_page import Body

KEPT = (
    "id", "type", "min", "max", "min_length", "max_length", "pattern", "accept",
    "max_size", "sensitive", "messages",
)  # fmt: skip
TRIVIAL: Mapping[str, Json] = {"visible": True, "required": False, "read_only": False}
PEOPLE = ("requester", "recipient")
WORDS = (
    "yes", "no", "line", "needed", "optional", "filter", "review", "copied", "kept",
    "price_once", "price_monthly", "free", "comma",
)  # fmt: skip
"""What the script says; the message of a field says the rest."""
Part: TypeAlias = Mapping[str, Json]


def parts(value: object) -> list[Part]:
    """The objects of a list, such as fields, options or rows; none of anything else."""
    listed = value if isinstance(value, Sequence) else ()
    return [each for each in listed if isinstance(each, dict)]


def embedded(data: object) -> Markup:
    """Data as a page holds it in a script element, which no text can end."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 - nothing is left to end it


@dataclass(frozen=True)
class FormData:
    """What a script must know of one item's form, of which `page` is what it shows."""

    edition: Edition
    item: ServiceItem
    page: Body
    register: Mapping[str, Sequence[Part]]

    def whole(self) -> Body:
        """Everything, by the names that the script knows."""
        found: Body = {
            "item": self.item.id,
            "version": self.item.version or "",
            "title": self.page["title"],
            "locale": self.edition.locale,
            "channel": self._channel(),
            "currency": self.edition.catalog.manifest.currency or "",
            "fields": [self._field(each) for each in parts(self.page["fields"])],
            "constraints": self.constraints,
            "price": list(self._prices()),
            "words": self._words(),
        }
        return found | self._calendars()

    def _field(self, page: Part) -> Json:
        found: Body = {key: page[key] for key in KEPT if key in page}
        rules = page["rules"]
        assert isinstance(rules, dict)  # noqa: S101 - `Pages` made it
        found |= {key: each for key, each in rules.items() if each != TRIVIAL[key]}
        if "messages" in page:
            found["messages"] = self._messages(page)
        if _only_there(page):
            found["default"] = page["default"]
        options = parts(page.get("options"))
        if any(each["when"] is not True or "where" in each for each in options):
            found["options"] = [_option(each) for each in options]
        found |= self._attributes(page, options)
        if "fields" in page:
            found["fields"] = [self._field(each) for each in parts(page["fields"])]
        return found

    def _messages(self, page: Part) -> Json:
        """Those of the page, and of limits that only the day of asking decides."""
        found: Body = {}
        for key, name in (("min", "too_early"), ("max", "too_late")):
            if isinstance(page.get(key), dict):
                found[key] = self.edition.say(name, limit="{limit}")
        said = page["messages"]
        assert isinstance(said, dict)  # noqa: S101 - `Pages` made it
        return {**said, **found}

    def _attributes(self, page: Part, options: list[Part]) -> Body:
        """What conditions read of the answer: attribute → answer → value."""
        if "options_of" in page:
            options = list(self.register[str(page["options_of"])])
            among = page.get("among")
            if isinstance(among, list):
                options = [each for each in options if each["id"] in among]
        tables: dict[str, dict[str, Json]] = {}
        for each in options:
            known = each.get("attributes")
            for name, value in known.items() if isinstance(known, dict) else ():
                if f"{page['id']}.{name}" in self._read:
                    tables.setdefault(name, {})[str(each["id"])] = value
        return {"attributes": {**tables}} if tables else {}

    @cached_property
    def _read(self) -> frozenset[str]:
        """Every name that a condition of the form reads."""
        return frozenset(_names([self.page["fields"], self.page["constraints"]]))

    @cached_property
    def constraints(self) -> list[Json]:
        """Those that a page can judge, which does not know who asks."""
        users = {each.id for each in self.item.form if each.type == "user"}

        def told(name: str) -> bool:
            base, dot, _ = name.partition(".")
            return base not in PEOPLE and not (dot and base in users)

        limits = parts(self.page["constraints"])
        return [{**each} for each in limits if all(map(told, _names(each["require"])))]

    def _prices(self) -> Iterator[Json]:
        if isinstance(self.page.get("price"), dict):
            yield {"when": True, **self._price(self.page["price"])}
        for each in parts(self.page["fields"]):
            yield from self._priced(each, {})
            for inner in parts(each.get("fields")):
                yield from self._priced(inner, {"each_line_of": each["id"]})

    def _priced(self, page: Part, more: Body) -> Iterator[Json]:
        test = "is" if page["type"] == "choice" else "has_any"
        for each in parts(page.get("options")):
            if "price" in each:
                when: Json = {"field": page["id"], test: [each["id"]]}
                yield {**more, "when": when, **self._price(each["price"])}

    def _price(self, price: Json) -> Body:
        assert isinstance(price, dict)  # noqa: S101 - `Pages` made it
        return price

    def _channel(self) -> str:
        """The channel by which a page asks."""
        known = {each.id: each for each in self.edition.catalog.all(Channel)}
        names = map(str, self.item.channels or sorted(known))
        return next((n for n in names if known[n].type == "portal"), "portal")

    def _calendars(self) -> Body:
        """Open times, where a condition, a limit or a default asks for a day."""
        asked: list[Json] = [self.page["fields"], self.constraints]
        keys = {*_keys(asked)}
        if not keys & {"today", "within", "outside"}:
            return {}
        catalog = self.edition.catalog
        own = rulebook(catalog).rules(self.item).clock.name
        names = {own, *_values(asked, "within"), *_values(asked, "outside")}
        known = sorted(names & catalog.entities.get("calendar", {}).keys())
        tables: Body = {each: {"open": open_time(catalog, each)} for each in known}
        return {"calendars": tables, "calendar": own}

    def _words(self) -> Json:
        say = self.edition.say
        found: Body = {key: say(key, count="{count}", price="{price}") for key in WORDS}
        found["fix_one"] = say("fix_first", count=1)
        found["fix_many"] = say("fix_first", count="{count}")
        return found


def _only_there(page: Part) -> bool:
    """Whether only the browser knows what a default means: today, the time there."""
    default = page.get("default")
    return isinstance(default, dict) or (
        default is not None and page["type"] == "datetime"
    )


def _option(page: Part) -> Json:
    found: Body = {"id": page["id"]}
    if page["when"] is not True:
        found["when"] = page["when"]
    if "where" in page:
        found["where"] = page["where"]
    return found


def _pairs(value: object) -> Iterator[tuple[str, object]]:
    """Every key with its value, however deep."""
    if isinstance(value, dict):
        yield from value.items()
    for each in value.values() if isinstance(value, dict) else value:  # type: ignore[attr-defined]
        if isinstance(each, dict | list):
            yield from _pairs(each)


def _names(value: object) -> Iterator[str]:
    return _values(value, "field")


def _values(value: object, key: str) -> Iterator[str]:
    return (v for k, v in _pairs(value) if k == key and isinstance(v, str))


def _keys(value: object) -> Iterator[str]:
    return (key for key, _ in _pairs(value))
