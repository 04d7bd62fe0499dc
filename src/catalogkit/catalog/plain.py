"""Parts of definitions as JSON values, under the keys their author wrote.

Text is a map with every locale of the catalog, a condition its canonical tree, a
duration the text that was written, money an amount and a currency. What was not given
is not there, except `when`, which is `true`.
"""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from catalogkit.catalog.canonical import Json, Typed, canonical
from catalogkit.catalog.catalog import Catalog
from catalogkit.model.answers import Answer
from catalogkit.model.base import Model, author_key
from catalogkit.model.condition import All, Any, Condition, Line, Not, Use
from catalogkit.model.duration import Duration
from catalogkit.model.scalars import Money
from catalogkit.model.text import Text
from catalogkit.model.time import WorkPerWeek

Body = dict[str, Json]


@dataclass(frozen=True)
class Plain:
    """Makes plain values of the parts of a catalog."""

    catalog: Catalog

    def model(self, model: Model, without: Collection[str] = ()) -> Body:
        """Everything that is given in a model, but some of its keys."""
        found: Body = {}
        for name in type(model).model_fields:
            key = author_key(type(model), name)
            if key not in without:
                found |= self.part(model, name, key)
        return found

    def part(self, model: Model, name: str, key: str = "") -> Body:
        """One key of a model and its value; nothing where it is not given."""
        value = getattr(model, name)
        if name == "when":
            return {"when": self.when(value)}
        empty = value is None or value in ((), {})
        if empty and (value is None or name not in model.model_fields_set):
            return {}
        return {key or name: self.value(value)}

    def when(self, condition: Condition | None) -> Json:
        """The canonical tree of a condition; true where there is none."""
        return True if condition is None else canonical(self._typed(condition))

    def text(self, text: Text) -> Body:
        """A text in every locale of the catalog."""
        manifest = self.catalog.manifest
        return {
            each: text.get(each, manifest.default_locale) for each in manifest.locales
        }

    def value(self, value: object) -> Json:
        """Any value that a model can hold."""
        match value:
            case None | bool() | int():
                return value
            case str():
                return str(value)
            case Text():
                return self.text(value)
            case Duration():
                return str(value)
            case Decimal():
                return number(value)
            case Money(amount, currency):
                return {"amount": number(amount), "currency": currency}
            case WorkPerWeek(hours):
                return {"hours_per_week": number(hours)}
            case datetime.date():
                return value.isoformat()
            case Answer(raw):
                return self.value(raw)
        return self._whole(value)

    def _whole(self, value: object) -> Json:
        match value:
            case All() | Any() | Not() | Use() | Line():
                return self.when(value)
            case Model():
                return self.model(value)
            case tuple() | list():
                return [self.value(each) for each in value]
            case dict():
                return {str(key): self.value(each) for key, each in value.items()}
        message = f"no plain value for {type(value).__name__}"
        raise TypeError(message)

    def _typed(self, condition: Condition) -> Typed:
        tree: Typed = self.catalog.typed[id(condition)]
        return tree


def number(value: Decimal) -> int | float:
    """A decimal as JSON writes it: 30, 2.5."""
    return int(value) if value == value.to_integral_value() else float(value)
