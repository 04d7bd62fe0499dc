"""A document → the template it holds, or why it is none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalogkit.diagnostic import Diagnostic, Route
from catalogkit.drafting.ledger import Ledger
from catalogkit.drafting.rules import NOT_A_TEMPLATE, UNREADABLE
from catalogkit.drafting.schema import Book, Schema
from catalogkit.drafting.written import Json, Written

VERSION = "scaffolder.backstage.io/v1beta3"
_READ = re.compile(
    r"\b(?:parameters|secrets)\s*(?:\.\s*([A-Za-z_$][\w$]*)"
    r"|\[\s*['\"]([^'\"]+)['\"]\s*\])?"
)


@dataclass(frozen=True)
class Template:
    """A software template as it was written, and what became of its keys."""

    written: Written
    ledger: Ledger

    @property
    def name(self) -> str:
        """Its `metadata.name`."""
        return self.text("metadata", "name")

    def get(self, *route: str | int) -> Json:
        """The value at a route; None when there is none."""
        return self.written.get(*route)

    def text(self, *route: str | int) -> str:
        """The text at a route; "" when there is none."""
        return self.written.text(*route)

    def entries(self, *route: str | int) -> list[Json]:
        """The list at a route; a single value is a list of one."""
        return self.written.entries(*route)

    def written_pages(self) -> Iterator[tuple[Json, Route]]:
        """The pages of its parameters as they were written."""
        route: Route = ("spec", "parameters")
        single = not isinstance(self.get(*route), list)
        for index, each in enumerate(self.entries(*route)):
            yield each, route if single else (*route, index)

    def pages(self) -> Iterator[Schema]:
        """The pages of its parameters."""
        for each, here in self.written_pages():
            schema = Book(each, here, self.ledger).open(each, here, ())
            if schema is None:
                self.ledger.drop(here, "a page of parameters is a block of keys")
            else:
                yield schema

    def read_names(self) -> frozenset[str] | None:
        """The parameters its steps read; None where they pass on all of them."""
        found: set[str] = set()
        for text in _texts([self.get("spec", "steps"), self.get("spec", "output")]):
            for match in _READ.finditer(text):
                if not (match[1] or match[2]):
                    return None
                found.add(match[1] or match[2])
        return frozenset(found)


def template_of(written: Written) -> Template | Diagnostic | None:
    """The template in a document, why there is none, or None for an empty one."""
    value = written.value
    if value is None:
        return None
    if not isinstance(value, dict):
        return NOT_A_TEMPLATE.found(written.place(()), "this is no block of keys")
    kind, version = value.get("kind"), value.get("apiVersion")
    if kind != "Template":
        message = f"this is a {kind}, and only a Template is read"
        shown = message if isinstance(kind, str) else "this document names no kind"
        return NOT_A_TEMPLATE.found(written.place(("kind",)), shown)
    if version != VERSION:
        message = f"'{version}' is not read; write the template as {VERSION} first"
        return NOT_A_TEMPLATE.found(written.place(("apiVersion",)), message)
    template = Template(written, Ledger(written, "Backstage"))
    if not template.name:
        message = "the template has no name, so there is nothing to call the item"
        return UNREADABLE.found(written.place(("metadata",)), message)
    template.ledger.carry(("apiVersion",), ("kind",))
    return template


def _texts(value: Json) -> Iterator[str]:
    match value:
        case str():
            if "${{" in value:
                yield value
        case dict():
            yield from _texts(list(value.values()))
        case list():
            for each in value:
                yield from _texts(each)
