"""Every value of a definition is where its place says."""

import functools

import pytest
import yaml

from catalogkit.diagnostic import Place
from catalogkit.model.base import Model, _children
from catalogkit.model.kinds import KINDS
from catalogkit.project import Project, compiled
from catalogkit.source.locate import locate
from tests.mutations import at, routes
from tests.pages import TODAY
from tests.test_properties import company, full


@functools.cache
def projects() -> tuple[Project, ...]:
    return compiled(company(), TODAY), compiled(full(), TODAY)


def of_kind(kind: str):
    """Every entity of a kind, with its project."""
    for project in projects():
        for entity in project.catalog.entities[kind].values():
            yield project, entity


def spans(project, places):
    """The text at each place."""
    by_file: dict[str, list[Place]] = {}
    for place in places:
        by_file.setdefault(place.file, []).append(place)
    found = {}
    for file, inside in by_file.items():
        data = project.files[file]
        lines = data.decode().split("\n")
        for place, span in locate(data, file, inside).items():
            found[place] = cut(lines, span)
    return found


def cut(lines, span):
    if span.line == span.end_line:
        return lines[span.line - 1][span.column - 1 : span.end_column - 1]
    first = lines[span.line - 1][span.column - 1 :]
    last = lines[span.end_line - 1][: span.end_column - 1]
    return "\n".join([first, *lines[span.line : span.end_line - 1], last])


def words(text: str) -> list[str]:
    """What a text says, however it is quoted or broken into lines."""
    if text[:1] in {"'", '"', "|", ">"} and not text.startswith("| "):
        text = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - makes texts only
    return text.split()


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_stands_where_its_place_is(kind):
    for project, entity in of_kind(kind):
        leaves = {
            route: value
            for route in routes(entity.node.value)
            if isinstance(value := at(entity.node.value, route), str)
            and route != ("locale",)
        }
        places = {route: entity.at(*route) for route in leaves}

        said = spans(project, places.values())

        for route, value in leaves.items():
            text = said[places[route]]
            alias = text[:1] == "*"  # an anchor's text stands elsewhere
            assert alias or words(text) == value.split(), (entity.key, route)


def parts(whole, route=()):
    """Every part of an entity that is a model, and its route."""
    for step, inner in _children(whole):
        if isinstance(inner, Model):
            yield (*route, step), inner
        if isinstance(inner, Model | dict | tuple):
            yield from parts(inner, (*route, step))


@pytest.mark.parametrize("kind", KINDS)
def test_a_part_is_found_by_itself_as_by_its_route(kind):
    for _, entity in of_kind(kind):
        for route, part in parts(entity):
            assert entity.at(part) == entity.at(*route)
