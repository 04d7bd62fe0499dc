"""What every definition shares: strict frozen models, entities and their places."""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from catalogkit.diagnostic import Place, Route, Step
from catalogkit.model.ref import Ref
from catalogkit.model.scalars import Date, Id
from catalogkit.model.text import Text
from catalogkit.source.node import Node

if TYPE_CHECKING:
    from catalogkit.model.organisation import Team


class Model(BaseModel):
    """A part of a definition: strict, frozen, no unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Written(Model):
    """What an author writes in a file of its own: it knows where each part stands."""

    _node: Node = PrivateAttr()
    _parts: dict[str, list[Any]] = PrivateAttr(default_factory=dict)

    @property
    def key(self) -> str:
        """The address of what is written."""
        raise NotImplementedError

    def at(self, *steps: object) -> Place:
        """Where something was written: steps of a route, or parts of this definition.

        A step may be a key, an index, or any object inside the definition (a task, a
        reference): its route is found by identity. Stops at the deepest place that
        exists. Raises LookupError for an object that is no part of this definition.
        """
        return self._node.place(self.route(*steps), entity=self.key)

    def at_key(self, *steps: object) -> Place:
        """Where the key of something was written."""
        return self._node.place(self.route(*steps), key=True, entity=self.key)

    def route(self, *steps: object) -> Route:
        """The route of a part, see `at`."""
        route: Route = ()
        for step in steps:
            if isinstance(step, int) or type(step) is str:
                route = (*route, step)
            else:
                route = route_of(self, step)
        return route

    def parts(self, kind: str) -> list[Any]:
        """All of a kind in it: "ref", "text", "when" (conditions), "approver"."""
        return self._parts.get(kind, [])

    @property
    def node(self) -> Node:
        """The value it was made of, with the origin of each part."""
        return self._node


class Entity(Written):
    """What an author declares under an id, in a file of its own."""

    id: Id
    """Names the entity for good; the file has the same name."""
    title: Text | None = None
    """What people call it."""
    description: Text | None = None
    """More about it, in Markdown."""
    tags: tuple[str, ...] = ()
    """Free words to find it by."""
    owner: Ref["Team"] | None = None
    """The team that answers for it."""
    review_by: Date | None = None
    """The day by which its owner looks at it again."""
    renamed_from: Id | None = None
    """The id it had before: open requests and platforms keep what they know of it."""
    x: dict[str, Any] = Field(default_factory=dict)
    """Passed through to the target of that name, as it is."""

    @property
    def kind_name(self) -> str:
        """The kind as authors write it, such as "service_item"."""
        return KIND_NAMES[type(self)]

    @property
    def key(self) -> str:
        """The address of the entity: "kind:id"; a translation's ends in its locale."""
        return f"{self.kind_name}:{self.id}"


KIND_NAMES: dict[type[Entity], str] = {}
"""The kind of each entity class, filled by `catalogkit.model.kinds`."""


def key_of(node: Node) -> str | None:
    """The "kind:id" a definition declares, as far as it says so."""
    value = node.value
    if not isinstance(value, dict):
        return None
    kind, name = value.get("kind"), value.get("id")
    if not isinstance(kind, str) or not isinstance(name, str):
        return None
    locale = value.get("locale")
    suffix = f".{locale}" if kind == "article" and isinstance(locale, str) else ""
    return f"{kind}:{name}{suffix}"


def route_of(whole: Model, part: object) -> Route:
    """The route from a model to an object inside it, found by identity."""
    found = () if whole is part else _route(whole, part)
    if found is None:
        message = f"{part!r} is no part of {whole!r}"
        raise LookupError(message)
    return found


def author_key(model: type[Model], name: str) -> str:
    """The key an author writes for a field: its alias where Python needs another."""
    return model.model_fields[name].alias or name


_NESTED = (Model, dict, tuple)


def _route(whole: object, part: object) -> Route | None:
    for step, inner in _children(whole):
        if inner is part:
            return (step,)
        if isinstance(inner, _NESTED):
            rest = _route(inner, part)
            if rest is not None:
                return (step, *rest)
    return None


def _children(value: object) -> Iterable[tuple[Step, object]]:
    if isinstance(value, Model):
        return [(key, getattr(value, name)) for name, key in _keys(type(value))]
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, tuple) else ()


@cache
def _keys(model: type[Model]) -> tuple[tuple[str, str], ...]:
    return tuple((name, author_key(model, name)) for name in model.model_fields)
