"""A JSON Schema with its references followed, each key at the place it was written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalogkit.diagnostic import Route
from catalogkit.drafting.ledger import Ledger
from catalogkit.drafting.rules import BROKEN_REFERENCE
from catalogkit.drafting.written import Json

Keys = Mapping[str, tuple[Json, Route]]


@dataclass(frozen=True)
class Schema:
    """The keys of a schema, and of the one it refers to where it says no other."""

    route: Route
    keys: Keys
    book: "Book"
    refs: tuple[str, ...] = ()

    def get(self, key: str) -> Json:
        """The value of a key; None when there is none."""
        return self.keys[key][0] if key in self.keys else None

    def where(self, key: str) -> Route:
        """Where the value of a key was written."""
        return self.keys[key][1] if key in self.keys else self.route

    def routes(self, *keys: str) -> list[Route]:
        """Where those of the keys that it has were written."""
        return [self.keys[key][1] for key in keys if key in self.keys]

    def text(self, key: str) -> str:
        """The value of a key that is text; "" otherwise."""
        value = self.get(key)
        return value.strip() if isinstance(value, str) else ""

    def sub(self, key: str) -> "Schema | None":
        """The schema under a key."""
        value = self.get(key)
        return self.book.open(value, self.where(key), self.refs)

    def named(self, key: str) -> Iterator[tuple[str, "Schema"]]:
        """The schemas by name under a key: properties, dependencies."""
        value, route = self.get(key), self.where(key)
        for name, each in value.items() if isinstance(value, dict) else ():
            schema = self.book.open(each, (*route, name), self.refs)
            if schema is not None:
                yield name, schema

    def listed(self, key: str) -> Iterator["Schema"]:
        """The schemas in a list under a key: allOf, oneOf."""
        value, route = self.get(key), self.where(key)
        for index, each in enumerate(value if isinstance(value, list) else []):
            schema = self.book.open(each, (*route, index), self.refs)
            if schema is not None:
                yield schema

    def names(self, key: str) -> Iterator[tuple[str, Route]]:
        """The names listed under a key, such as required."""
        value, route = self.get(key), self.where(key)
        for index, each in enumerate(value if isinstance(value, list) else []):
            if isinstance(each, str):
                yield each, (*route, index)


@dataclass
class Book:
    """One page of parameters: where its references lead."""

    root: Json
    route: Route
    ledger: Ledger

    def open(self, value: Json, route: Route, refs: tuple[str, ...]) -> Schema | None:
        """The schema of a value; None for what is none, or leads nowhere."""
        if not isinstance(value, dict):
            return None
        keys = {key: (each, (*route, key)) for key, each in value.items()}
        if "$ref" not in keys:
            return Schema(route, keys, self, refs)
        target = self.target(value["$ref"], (*route, "$ref"), refs)
        if target is None:
            return None
        del keys["$ref"]
        return Schema(route, {**target.keys, **keys}, self, target.refs)

    def target(self, ref: Json, route: Route, refs: tuple[str, ...]) -> Schema | None:
        """The schema a reference names; None, reported, where it cannot be."""
        if not isinstance(ref, str) or not (ref == "#" or ref.startswith("#/")):
            self.refuse(route, f"'{ref}' leads out of this page, and is not followed")
            return None
        if ref in refs:
            chain = " → ".join((*refs[refs.index(ref) :], ref))
            self.refuse(route, f"it leads back to itself: {chain}")
            return None
        found, there = self.root, self.route
        for step in ref.split("/")[1:]:
            key = step.replace("~1", "/").replace("~0", "~")
            if isinstance(found, dict) and key in found:
                found, there = found[key], (*there, key)
            elif isinstance(found, list) and key.isdecimal() and int(key) < len(found):
                found, there = found[int(key)], (*there, int(key))
            else:
                self.refuse(route, f"'{ref}' leads nowhere in this page")
                return None
        self.ledger.carry(route)
        return self.open(found, there, (*refs, ref))

    def refuse(self, route: Route, message: str) -> None:
        """Reports a reference that cannot be followed."""
        self.ledger.report(BROKEN_REFERENCE, route, message)
