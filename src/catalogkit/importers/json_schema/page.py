"""A page of our own forms target → the item it was made of, as far as it says so."""

from collections.abc import Iterator

from catalogkit.diagnostic import Diagnostic, Route
from catalogkit.drafting.options import said
from catalogkit.drafting.rules import NOT_CARRIED, STAYS_BEHIND, TO_FILL_IN
from catalogkit.drafting.saying import Block
from catalogkit.drafting.sound import sound
from catalogkit.drafting.written import Json, Written
from catalogkit.importers.json_schema.canonical import (
    UnreadableError,
    condition,
    names_of,
)
from catalogkit.source.node import Value

FORMAT = "catalogkit.form/1"
_TEXTS = ("label", "help", "placeholder")
_LIMITS = ("min", "max", "min_length", "max_length", "pattern", "accept")
_KNOWN = frozenset(
    {"id", "type", "widget", "default", "rules", "options", "fields", "messages",
     "sensitive", "currency", "max_size", *_TEXTS, *_LIMITS}
)  # fmt: skip
_WHENS = ("visible_when", "required_when", "read_only_when")
_HEAD = ("version", "record")
_UNITS = (("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10))


def page_block(page: Written, name: str) -> tuple[Block, list[Diagnostic]]:
    """The definition of an item, and what the page says beyond it."""
    reader = _Page(page)
    block: Block = {"kind": "service_item", "id": name}
    for key in _HEAD:
        if page.text(key):
            block[key] = page.text(key)
    block["title"] = page.text("title") or name
    for key in ("summary", "description"):
        if page.text(key):
            block[key] = page.text(key)
    block["lifecycle"] = "draft"
    fields = reader.fields(("fields",))
    if fields:
        block["form"] = fields
    limits = list(reader.constraints())
    if limits:
        block["constraints"] = limits
    price = reader.price(("price",))
    if price:
        block["price"] = price
    block, lost = sound(reader.known(block))
    for route, reason in lost:
        reader.drop(reader.source(route), f"no draft can say it: {reason}")
    message = f"'{name}' needs what no page says: deliverables, a promise, paths"
    reader.found.append(TO_FILL_IN.found(page.place(("item",)), message))
    for key in ("about", "category", "keywords", "x"):
        if page.get(key):
            message = f"'{key}' of a page names what only its catalog declares"
            reader.found.append(STAYS_BEHIND.found(page.place((key,)), message))
    return block, reader.found


class _Page:
    """Reads the parts of one page; collects what has no way back."""

    def __init__(self, page: Written) -> None:
        self.page = page
        self.found: list[Diagnostic] = []
        self.asked: list[Route] = []

    def source(self, route: Route) -> Route:
        """Where a part of the definition stands on the page."""
        if route[0] == "form" and len(route) > 1:
            return self.asked[int(route[1])]
        return ("fields",) if route[0] == "form" else route

    def known(self, block: Block) -> Block:
        """The definition without conditions that read what the page does not ask."""
        form = block.get("form")
        ids = {each["id"] for each in _blocks(form)}
        for index, each in enumerate(_blocks(form)):
            for key in _WHENS:
                if names_of(each.get(key)) - ids:
                    self.drop(
                        self.asked[index], f"'{key}' reads what only its catalog knows"
                    )
                    del each[key]
        limits = block.get("constraints")
        for index, each in enumerate(_blocks(limits)):
            if names_of(each["require"]) - ids and isinstance(limits, list):
                limits.remove(each)
                message = "it reads what only the catalog of the page declares"
                self.drop(("constraints", index), message)
        return block

    def fields(self, route: Route) -> list[Value]:
        """Its questions, or those of a group."""
        found: list[Value] = []
        for index, each in enumerate(self.page.entries(*route)):
            here = (*route, index)
            if isinstance(each, dict) and isinstance(each.get("id"), str):
                if len(route) == 1:
                    self.asked.append(here)
                found.append(self.field(each, here, said(each.get("currency"))))
            else:
                self.drop(here, "a question has an id")
        return found

    def field(self, each: dict[str, Json], route: Route, currency: str) -> Block:
        """One question."""
        money = f" {currency}" if currency else ""
        block: Block = {"id": said(each["id"]), "type": said(each.get("type"))}
        block |= {key: said(each[key]) for key in _TEXTS if each.get(key)}
        if "options" in each:
            block["options"] = [*self.options((*route, "options"))]
        if "default" in each:
            block["default"] = _answer(each["default"], money)
        block |= self.rules((*route, "rules"))
        for key in _LIMITS:
            if key in each:
                block[key] = self.limit(each[key], (*route, key), money, key)
        if "max_size" in each:
            block["max_size"] = _size(each["max_size"])
        if each.get("sensitive") is True:
            block["sensitive"] = "true"
        if "fields" in each:
            block["fields"] = self.fields((*route, "fields"))
        for key in each:
            if key not in _KNOWN:
                self.drop((*route, key), f"'{key}' names what its catalog declares")
        return {key: value for key, value in block.items() if value is not None}

    def limit(self, value: Json, route: Route, money: str, key: str) -> Value:
        """A limit as an author writes it."""
        if isinstance(value, dict):
            offset = value.get("today")
            if isinstance(offset, str):
                return f"today {offset}".strip()
            self.drop(route, "it is no limit")
            return None
        if isinstance(value, list):
            return [said(each) for each in value]
        return said(value) + (money if key in {"min", "max"} else "")

    def rules(self, route: Route) -> Block:
        """When it is shown, must be answered and may not be changed."""
        found: Block = {}
        required = self.page.get(*route, "required")
        if required is True:
            found["required"] = "true"
        for key, name, plain in (
            ("visible", "visible_when", True),
            ("required", "required_when", False),
            ("read_only", "read_only_when", False),
        ):
            value = self.page.get(*route, key)
            if value is (not plain) and key != "required":
                self.drop((*route, key), "always and never are no conditions here")
            elif not isinstance(value, bool | None):
                self.when(found, name, (*route, key))
        return found

    def when(self, block: Block, name: str, route: Route) -> None:
        """A condition under a key, or why it has no way back."""
        try:
            block[name] = condition(self.page.get(*route))
        except UnreadableError as error:
            self.drop(route, str(error))

    def options(self, route: Route) -> Iterator[Value]:
        """The answers to choose from."""
        for index, each in enumerate(self.page.entries(*route)):
            here = (*route, index)
            if not isinstance(each, dict) or "id" not in each:
                self.drop(here, "an option has an id")
                continue
            block: Block = {"id": said(each["id"]), "label": said(each.get("label"))}
            if each.get("help"):
                block["help"] = said(each["help"])
            if each.get("when") not in (None, True):
                self.when(block, "when", (*here, "when"))
            price = self.price((*here, "price"))
            if price:
                block["price"] = price
            for key in ("where", "attributes"):
                if key in each:
                    self.drop((*here, key), f"'{key}' comes from a list of its catalog")
            yield block

    def price(self, route: Route) -> Block:
        """What something costs."""
        value = self.page.get(*route)
        if not isinstance(value, dict):
            return {}
        return {key: _amount(each) for key, each in value.items() if each is not None}

    def constraints(self) -> Iterator[Value]:
        """Hard limits with their sentences."""
        for index, each in enumerate(self.page.entries("constraints")):
            block: Block = {}
            self.when(block, "require", ("constraints", index, "require"))
            if block and isinstance(each, dict):
                yield {**block, "otherwise": said(each.get("otherwise"))}

    def drop(self, route: Route, message: str) -> None:
        """Says that something has no way back."""
        self.found.append(NOT_CARRIED.found(self.page.place(route), message))


def _answer(value: Json, money: str) -> Value:
    if isinstance(value, list):
        return [said(each) for each in value if not isinstance(each, dict | list)]
    return said(value) + (money if isinstance(value, int | float) else "")


def _blocks(value: Value) -> list[Block]:
    listed = value if isinstance(value, list) else []
    return [each for each in listed if isinstance(each, dict)]


def _amount(value: Json) -> str:
    if isinstance(value, dict):
        return f"{said(value.get('amount'))} {said(value.get('currency'))}"
    return said(value)


def _size(value: Json) -> str:
    number = value if isinstance(value, int) else 0
    for unit, size in _UNITS:
        if number >= size and number % size == 0:
            return f"{number // size} {unit}"
    return f"{number} B"
