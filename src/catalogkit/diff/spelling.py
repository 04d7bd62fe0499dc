"""Every value in one spelling, so that two catalogs can be compared as text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any as Anything

from catalogkit.catalog.canonical import Typed, canonical, dumps
from catalogkit.catalog.catalog import Catalog
from catalogkit.model.answers import Answer
from catalogkit.model.base import Model, author_key
from catalogkit.model.cases import Case
from catalogkit.model.condition import All, Condition, Line, Not, Use
from catalogkit.model.condition import Any as Some
from catalogkit.model.duration import Duration
from catalogkit.model.ref import Ref
from catalogkit.model.references import Dotted
from catalogkit.model.text import Text

HOUR = 60
WEEK = 7


@dataclass(frozen=True, slots=True)
class Spelling:
    """Spells the values of one catalog; see `facts` for `renames`.

    `trees` are those of conditions that the catalog has no trees of.
    """

    catalog: Catalog
    renames: Mapping[str, str]
    trees: Mapping[int, Typed] = field(default_factory=dict)

    def of(self, value: object) -> str:
        """A value as text: the same text for what means the same."""
        match value:
            case Ref():
                return self.name(value)
            case str():
                return value
            case bool():
                return "true" if value else "false"
            case Duration() | Decimal():
                return spelled(value)
            case Text(by_locale):
                return dumps(dict(by_locale))
            case Answer(raw):
                return raw if isinstance(raw, str) else dumps(raw)  # type: ignore[arg-type]  # answers are JSON
            case All() | Some() | Not() | Use() | Line():
                return self.condition(value)
            case Case() | Model():
                return self.model(value)
            case (int(start), int(end)):  # hours of a calendar
                return f"{_clock(start)}-{_clock(end)}"
            case dict():
                pairs = (f"{each}: {self.of(value[each])}" for each in sorted(value))
                return f"{{{', '.join(pairs)}}}"
            case tuple() | list():
                return self.several([*value])
        return str(value)

    def several(self, parts: list[object]) -> str:
        """Cases and other values whose order matters."""
        return "; ".join(self.of(each) for each in parts)

    def model(self, model: Model) -> str:
        """A part as one value: a case reads "condition → value"."""
        if isinstance(model, Case):
            said = self.of(model.is_)
            return said if model.when is None else f"{self.of(model.when)} → {said}"
        names = sorted(model.model_fields_set)
        return ", ".join(
            f"{author_key(type(model), name)}: {self.of(getattr(model, name))}"
            for name in names
            if getattr(model, name) is not None
        )

    def name(self, ref: Ref[Anything]) -> str:
        """The name of another entity, as it is called now."""
        target = ref.who if isinstance(ref, Dotted) else str(ref)
        return (
            self.renames.get(f"{ref.kind}:{target}", target) + str(ref)[len(target) :]
        )

    def condition(self, condition: Condition) -> str:
        """The canonical form, or where none was made the lines in one order."""
        tree = self.catalog.typed.get(id(condition)) or self.trees.get(id(condition))
        return _untyped(condition) if tree is None else dumps(canonical(tree))


def spelled(value: Duration | Decimal) -> str:
    """An amount in the one way to say it: 240m is 4h, and 2.50 is 2.5."""
    if isinstance(value, Decimal):
        return f"{value:f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"
    minutes = value.minutes
    if minutes is None:
        return str(value)
    elapsed = " elapsed" if value.elapsed else ""
    whole, rest = divmod(minutes, HOUR)
    return f"{whole}h{elapsed}" if minutes and not rest else f"{minutes}m{elapsed}"


def _clock(minute: int) -> str:
    return f"{minute // HOUR:02}:{minute % HOUR:02}"


def _untyped(condition: Condition) -> str:
    match condition:
        case All(parts):
            return f"all({', '.join(sorted(map(_untyped, parts)))})"
        case Some(parts):
            return f"any({', '.join(sorted(map(_untyped, parts)))})"
        case Not(part):
            return f"not({_untyped(part)})"
        case Use(name):
            return f"use {name}"
    return f"{condition.field}: {condition.test}"
