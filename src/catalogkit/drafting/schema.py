"""A JSON Schema with its references followed, each key at the place it was written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from catalogkit.diagnostic import Route
from catalogkit.drafting.ledger import Ledger
from catalogkit.drafting.rules import BROKEN_REFERENCE
from catalogkit.drafting.written import Json

Keys = Mapping[str, tuple[Json, Route]]


@dataclass(frozen=True)
class Looks:
    """What stands beside a schema about its form: keys of its own, and those inside."""

    keys: Keys = field(default_factory=dict)
    inner: Mapping[str, "Looks"] = field(default_factory=dict)

    def of(self, name: str) -> "Looks":
        """What is said about a property, or about the entries of a list."""
        return self.inner.get(name, PLAIN)

    def level(self) -> "Looks":
        """For a branch of the same object: what is said about its properties."""
        return Looks(inner=self.inner)


PLAIN = Looks()
_NULL: dict[str, Json] = {"type": "null"}
_BRANCHES = frozenset({"then", "else"})


@dataclass(frozen=True)
class Schema:
    """The keys of a schema, and of the one it refers to where it says no other."""

    route: Route
    keys: Keys
    book: "Book"
    refs: tuple[str, ...] = ()
    looks: Looks = PLAIN

    @property
    def own(self) -> Iterator[str]:
        """Its keys without those that only say how it looks."""
        return (each for each in self.keys if each not in self.looks.keys)

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
        looks = self.looks.of(key) if key == "items" else PLAIN
        if key in _BRANCHES:
            looks = self.looks.level()
        return self.book.open(value, self.where(key), self.refs, looks)

    def named(self, key: str) -> Iterator[tuple[str, "Schema"]]:
        """The schemas by name under a key: properties, dependencies."""
        value, route = self.get(key), self.where(key)
        for name, each in value.items() if isinstance(value, dict) else ():
            looks = self.looks.level()
            if key == "properties":
                looks = self.looks.of(name)
            schema = self.book.open(each, (*route, name), self.refs, looks)
            if schema is not None:
                yield name, schema

    def listed(self, key: str) -> Iterator["Schema"]:
        """The schemas in a list under a key: allOf, oneOf."""
        value, route = self.get(key), self.where(key)
        for index, each in enumerate(value if isinstance(value, list) else []):
            looks = self.looks.level()
            schema = self.book.open(each, (*route, index), self.refs, looks)
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
    name: str = "page"
    """What messages call the whole of it."""

    def open(
        self, value: Json, route: Route, refs: tuple[str, ...], looks: Looks = PLAIN
    ) -> Schema | None:
        """The schema of a value; None for what is none, or leads nowhere."""
        if not isinstance(value, dict):
            return None
        keys = {key: (each, (*route, key)) for key, each in value.items()}
        if "$ref" not in keys:
            keys |= self.nullable(keys)
            return Schema(route, {**keys, **looks.keys}, self, refs, looks)
        target = self.target(value["$ref"], (*route, "$ref"), refs)
        if target is None:
            return None
        del keys["$ref"]
        keys = {**target.keys, **keys, **looks.keys}
        return Schema(route, keys, self, target.refs, looks)

    def nullable(self, keys: dict[str, tuple[Json, Route]]) -> Keys:
        """The other keys of "this, or null": an answer that may be missing."""
        value, route = keys.get("anyOf", (None, ()))
        parts = list(enumerate(value)) if isinstance(value, list) else []
        some = [(i, e) for i, e in parts if isinstance(e, dict) and e != _NULL]
        if len(parts) != len(("this", "null")) or len(some) != 1 or "type" in keys:
            return {}
        ((index, inner),) = some
        if "$ref" in inner or len(parts) != len(some) + 1:
            return {}
        self.ledger.carry(*((*route, i) for i, _ in parts if i != index))
        del keys["anyOf"]
        here = (*route, index)
        return {k: (e, (*here, k)) for k, e in inner.items() if k not in keys}

    def target(self, ref: Json, route: Route, refs: tuple[str, ...]) -> Schema | None:
        """The schema a reference names; None, reported, where it cannot be."""
        if not isinstance(ref, str) or not (ref == "#" or ref.startswith("#/")):
            message = f"'{ref}' leads out of this {self.name}, and is not followed"
            self.refuse(route, message)
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
                self.refuse(route, f"'{ref}' leads nowhere in this {self.name}")
                return None
        self.ledger.carry(route)
        return self.open(found, there, (*refs, ref))

    def refuse(self, route: Route, message: str) -> None:
        """Reports a reference that cannot be followed."""
        self.ledger.report(BROKEN_REFERENCE, route, message)
