"""A schema that is asked of the answers (`if`, a branch of `oneOf`) → a condition."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from catalogkit.diagnostic import Route
from catalogkit.drafting.conditions import (
    ALWAYS,
    Between,
    Condition,
    Contains,
    Given,
    Name,
    OneOf,
    both,
    either,
    unless,
)
from catalogkit.drafting.schema import Schema
from catalogkit.drafting.written import Json

_SILENT = frozenset({"title", "description", "$comment", "type", "default", "$id"})
_RANGE = frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"})


class InexpressibleError(Exception):
    """A part of a schema that no condition of ours can say, and where it stands."""

    def __init__(self, route: Route, reason: str) -> None:
        super().__init__(reason)
        self.route = route


@dataclass
class Asked:
    """Reads one schema as a question; `used` is every key it understood."""

    used: list[Route] = field(default_factory=list)

    def whole(self, schema: Schema, name: Name = ()) -> Condition:
        """When an object fits a schema. Raises InexpressibleError."""
        return both(*self._parts(schema, name))

    def _parts(self, schema: Schema, name: Name) -> Iterator[Condition]:
        for key in schema.own:
            match key:
                case "properties":
                    for each, sub in schema.named("properties"):
                        yield self.property(sub, (*name, each))
                case "required":
                    for each, route in schema.names("required"):
                        self.used.append(route)
                        yield Given((*name, each))
                case "allOf":
                    yield from (self.whole(s, name) for s in schema.listed("allOf"))
                case "anyOf":
                    parts = [self.whole(s, name) for s in schema.listed("anyOf")]
                    yield either(*parts)
                case "not":
                    yield unless(self.not_(schema, name))
                case _ if key in _SILENT:
                    self.used.append(schema.where(key))
                case _:
                    raise InexpressibleError(
                        schema.where(key), f"no condition here can ask for '{key}'"
                    )

    def property(self, schema: Schema, name: Name) -> Condition:
        """When a property fits; an absent one always does."""
        if "properties" in schema.keys:
            return either(self.whole(schema, name), unless(Given(name)))
        test = self.test(schema, name)
        return ALWAYS if test is None else either(test, unless(Given(name)))

    def test(self, schema: Schema, name: Name) -> Condition | None:
        """What is asked of an answer that is given; None when nothing is."""
        found = list(self._tests(schema, name))
        return both(*found) if found else None

    def _tests(self, schema: Schema, name: Name) -> Iterator[Condition]:
        for key in schema.own:
            route, value = schema.where(key), schema.get(key)
            self.used.append(route)
            match key:
                case "const":
                    yield OneOf(name, self.scalars([value], route))
                case "enum":
                    values: list[Json] = value if isinstance(value, list) else [value]
                    yield OneOf(name, self.scalars(values, route))
                case "not":
                    inner = schema.sub("not")
                    test = None if inner is None else self.test(inner, name)
                    yield both(Given(name), unless(test or ALWAYS))
                case "contains":
                    yield self.contained(schema, name)
                case "minLength" if value == 1:
                    yield Given(name)
                case _ if key not in _SILENT | _RANGE:
                    message = f"no condition here can ask for '{key}'"
                    raise InexpressibleError(route, message)
        if schema.keys.keys() & _RANGE:
            yield between(schema, name)

    def contained(self, schema: Schema, name: Name) -> Condition:
        """When a list holds what `contains` asks for."""
        inner = schema.sub("contains")
        test = None if inner is None else self.test(inner, name)
        if isinstance(test, OneOf):
            return either(*(Contains(name, each) for each in test.values))
        message = "a condition here asks for a choice by its value only"
        raise InexpressibleError(schema.where("contains"), message)

    def scalars(self, values: list[Json], route: Route) -> tuple[Json, ...]:
        """Values that a condition can compare with."""
        if not values or any(isinstance(v, (list, dict)) or v is None for v in values):
            message = "a condition here compares with text, a number or a boolean"
            raise InexpressibleError(route, message)
        return tuple(values)

    def not_(self, schema: Schema, name: Name) -> Condition:
        """What `not` turns round."""
        inner = schema.sub("not")
        return ALWAYS if inner is None else self.whole(inner, name)


def between(schema: Schema, name: Name) -> Condition:
    """The range that minimum and its like describe."""
    low, high = schema.get("minimum"), schema.get("maximum")
    above, below = schema.get("exclusiveMinimum"), schema.get("exclusiveMaximum")
    if (low is not None and above is not None) or (
        high is not None and below is not None
    ):
        message = "two limits on one side are more than one line of a condition"
        raise InexpressibleError(schema.route, message)
    if not all(
        isinstance(each, int | float | None) for each in (low, high, above, below)
    ):
        message = "a limit of a condition is a number"
        raise InexpressibleError(schema.route, message)
    return Between(
        name,
        low if above is None else above,
        high if below is None else below,
        low_open=above is not None,
        high_open=below is not None,
    )
