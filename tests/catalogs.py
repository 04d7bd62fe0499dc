"""Small catalogs for tests: the world of the pages with some files changed."""

import datetime
import textwrap

from catalogkit.diagnostic import Diagnostic
from catalogkit.model.base import Entity
from catalogkit.project import Project, compiled
from catalogkit.source.locate import locate
from catalogkit.source.node import Node
from catalogkit.source.read import read
from tests.pages import world

TODAY = datetime.date(2026, 11, 22)


def node(text: str, file: str = "catalog/it.yaml") -> Node:
    """The value of a YAML text."""
    return Node(read(file, textwrap.dedent(text).encode()).value, file)


def project(env: str | None = None, **files: str) -> Project:
    """The world with files in it: name, with _ for -, → YAML text."""
    texts = {
        ("catalogkit.yaml" if name == "manifest" else
         f"catalog/{name.replace('_', '-')}.yaml"): textwrap.dedent(text).encode()
        for name, text in files.items()
    }  # fmt: skip
    return compiled({**world(), **texts}, TODAY, env)


def entity(found: Project, kind: str, name: str) -> Entity:
    """One entity of a project's catalog."""
    assert found.catalog is not None
    return found.catalog.entities[kind][name]


def lines(found: Project, only: str = "") -> set[tuple[str, int, str]]:
    """What reading and linking found; `only` rules that begin so."""
    return {
        (each.place.file, _line(found, each), each.rule)
        for each in found.diagnostics
        if each.rule.startswith(only)
    }


def _line(found: Project, each: Diagnostic) -> int:
    data = found.files[each.place.file]
    return locate(data, each.place.file, [each.place])[each.place].line
