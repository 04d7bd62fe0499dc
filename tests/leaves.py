"""Every leaf of the model, where a definition has it, and how to change it.

A leaf is named by its route without ids and indices: "service_item.paths.team". It is
whatever has no keys of its own: a scalar, a text, a condition, an answer.
"""

import datetime
import re
import typing
from collections.abc import Iterator

from pydantic import BaseModel

from catalogkit.model.base import Model, author_key
from catalogkit.model.kinds import KINDS
from catalogkit.model.manifest import Manifest

DEEP = 2
"""So often a model may stand inside itself: a group's fields are fields."""
CONDITIONS = re.compile(r"(.*\.)?(when|require|conditions|\w+_when)")
PARTS = (
    "first", "bundle", "boss", "standard", "other", "pick", "whom", "title",
    "gateway.spare", "end", "auditor", "director",
)  # fmt: skip
"""Parts: tasks, approvals, paths, fields, columns, interfaces, stages, roles."""
Route = tuple[str | int, ...]


def leaves() -> dict[str, object]:
    """Every leaf of every kind and of the manifest, and its type."""
    return {
        leaf: kind_of
        for kind, model in {**KINDS, "manifest": Manifest}.items()
        for leaf, _, kind_of in _model(model, None, (kind,), (), ())
    }


def routes(model, body, name) -> Iterator[tuple[str, Route, object]]:
    """The leaves that a definition has: name, route, type."""
    yield from _model(model, body, name, (), ())


def others(leaf: str, kind: object, raw: object, ids: dict[str, list[str]]):
    """What a leaf could say instead, the likeliest first; None: nothing at all."""
    if CONDITIONS.fullmatch(leaf):
        yield {"not": raw}
    elif isinstance(raw, dict):
        yield {key: f"{each} too" for key, each in raw.items()}
    elif isinstance(raw, list):
        yield raw[:-1]
    else:
        yield from (each for each in _literals(kind) if each != raw)
        yield from (
            each
            for name in _kinds(kind)
            for each in sorted(
                ids.get(name, []), key=lambda i: not i.startswith("spare")
            )
            if each != raw
        )
        yield from _texts(str(raw))
        yield from (each for each in (*PARTS, "requester", "recipient") if each != raw)
    yield None


def _model(model, body, name, route, inside):
    model.model_rebuild(raise_errors=False)
    for field, info in model.model_fields.items():
        key = author_key(model, field)
        if body is None or key in body:
            inner = None if body is None else body[key]
            kind = info.annotation
            if info.metadata:  # pydantic takes the outermost Annotated apart
                kind = typing.Annotated[(kind, *info.metadata)]
            yield from _type(kind, inner, (*name, key), (*route, key), (*inside, model))


def _type(kind, body, name, route, inside):
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Annotated:
        if _is_scalar(kind):
            yield ".".join(name), route, kind
        else:
            yield from _type(args[0], body, name, route, inside)
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        if inside.count(kind) < DEEP and (body is None or isinstance(body, dict)):
            yield from _model(kind, body, name, route, inside)
    elif origin is tuple:
        for index, each in enumerate(_listed(body)):
            yield from _type(args[0], each, name, (*route, index), inside)
    elif origin is dict:
        for key, each in [("", None)] if body is None else body.items():
            yield from _type(args[1], each, name, (*route, key), inside)
    elif any(map(_has_model, args)):
        yield from _union(args, body, name, route, inside)
    else:
        yield ".".join(name), route, kind


def _union(args, body, name, route, inside):
    given = [each for each in args if each is not type(None)]
    plain = [each for each in given if not _has_model(each)]
    for each in given:
        if _has_model(each) and (
            not plain or body is None or not isinstance(body, str)
        ):
            yield from _type(each, body, name, route, inside)
    if plain and (body is None or isinstance(body, str)):
        yield ".".join(name), route, plain[0]


def _listed(body):
    return [None] if body is None else body if isinstance(body, list) else [body]


def _is_scalar(kind) -> bool:
    ours = (type(each).__module__ for each in kind.__metadata__)
    return any(each.startswith("catalogkit.") for each in ours)


def _has_model(kind) -> bool:
    if isinstance(kind, type) and issubclass(kind, Model):
        return True
    return any(_has_model(each) for each in typing.get_args(kind) if each is not ...)


def _literals(kind) -> list[str]:
    if typing.get_origin(kind) is typing.Literal:
        return list(typing.get_args(kind))
    return [each for arg in typing.get_args(kind) for each in _literals(arg)]


def _kinds(kind) -> list[str]:
    found = [each.kind for each in typing.get_args(kind) if hasattr(each, "kind")]
    return found + [name for arg in typing.get_args(kind) for name in _kinds(arg)]


def _texts(raw: str) -> Iterator[str]:
    if raw in {"true", "false"}:
        yield "false" if raw == "true" else "true"
    number = re.search(r"[0-9]+", raw)
    if re.fullmatch(r"\d{4}-\d\d-\d\d.*", raw):
        day = datetime.date.fromisoformat(raw[:10]) + datetime.timedelta(1)
        yield f"{day}{raw[10:]}"
    elif number:
        more = f"{int(number[0]) + 1:0{len(number[0])}}"
        yield raw[: number.start()] + more + raw[number.end() :]
    yield f"{raw}x"
    yield f"{raw} more"
    yield "answers.amount"
    yield "Europe/Berlin"
