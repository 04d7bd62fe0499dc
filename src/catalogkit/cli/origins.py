"""Where the values of a definition came from, for `explain`."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import click

from catalogkit.diagnostic import Place, Route
from catalogkit.model.expand import expand
from catalogkit.model.near import near
from catalogkit.project import Project, load
from catalogkit.source.locate import locate
from catalogkit.source.node import Node, Value
from catalogkit.source.write import dump

WIDE = 60


def told(
    root: Path, today: datetime.date, env: str | None, what: str, field: str | None
) -> list[str]:
    """The lines to print about a definition, or about one of its values.

    Raises UsageError when there is no such definition or value.
    """
    project = load(root, today, env)
    key = _key(project, what)
    node = _expanded(project, key)
    if field is None:
        value = node.value if isinstance(node.value, dict) else {}
        return [f"{key}", *(_line(project, node, (each,)) for each in value)]
    route = _route(node.value, field)
    return [*_value(node.value, route, field), *_origin(project, node, route)]


def _key(project: Project, what: str) -> str:
    if what in project.nodes:
        return what
    same = [key for key in project.nodes if key.partition(":")[2] == what]
    if len(same) == 1:
        return same[0]
    if same:
        message = f"several definitions are called '{what}': {', '.join(sorted(same))}"
        raise click.UsageError(message)
    known = [*project.nodes, *(key.partition(":")[2] for key in project.nodes)]
    message = f"nothing is called '{what}'{near(what, known)}"
    raise click.UsageError(message)


def _expanded(project: Project, key: str) -> Node:
    kind, _, name = key.partition(":")
    if project.catalog is not None:
        entity = project.catalog.entities.get(kind, {}).get(name)
        if entity is not None:
            return entity.node
    return expand(project.nodes[key], project.nodes)[0]


def _route(value: Value, field: str) -> Route:
    route: Route = ()
    for step in field.split("."):
        found, value = _step(value, step, field)
        route = (*route, found)
    return route


def _step(value: Value, step: str, field: str) -> tuple[str | int, Value]:
    if isinstance(value, dict):
        if step in value:
            return step, value[step]
        known = list(value)
    elif isinstance(value, list):
        names = [each.get("id") if isinstance(each, dict) else each for each in value]
        if step in names:
            return names.index(step), value[names.index(step)]
        if step.isdecimal() and int(step) < len(value):
            return int(step), value[int(step)]
        known = [each for each in names if isinstance(each, str)]
    else:
        known = []
    message = f"there is no '{step}' on the way of '{field}'{near(step, known)}"
    raise click.UsageError(message)


def _value(value: Value, route: Route, field: str) -> Iterator[str]:
    for step in route:
        value = value[step]  # type: ignore[index]
    text = dump(value).rstrip("\n")
    if "\n" in text or len(text) > WIDE:
        yield f"{field}:"
        yield from (f"  {line}" for line in text.split("\n"))
    else:
        yield f"{field}: {text}"


def _origin(project: Project, node: Node, route: Route) -> Iterator[str]:
    yield f"  written in {_where(project, node.place(route))}{_why(node, route)}"
    below = sorted(
        (
            each
            for each in node.origins
            if each[: len(route)] == route and each != route
        ),
        key=str,
    )
    for each in below:
        steps = ".".join(str(step) for step in each[len(route) :])
        where = _where(project, node.place(each))
        yield f"  {steps} in {where}{_why(node, each)}"


def _line(project: Project, node: Node, route: Route) -> str:
    where = _where(project, node.place(route))
    return f"  {route[0]:<16} {where}{_why(node, route)}"


def _why(node: Node, route: Route) -> str:
    origin = node.origin(route)
    return f", through {origin.why}" if origin is not None and origin.why else ""


def _where(project: Project, place: Place) -> str:
    data = project.files[place.file]
    span = locate(data, place.file, [place])[place]
    return f"{place.file}:{span.line}"
