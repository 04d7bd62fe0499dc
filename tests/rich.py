"""The catalog that uses every key of the language, and changes of one leaf in it."""

import functools
import json
import typing
from pathlib import Path

import yaml

from catalogkit.model.kinds import KINDS
from catalogkit.model.manifest import Manifest
from catalogkit.project import MANIFEST, Project, compiled
from tests.leaves import Route, routes
from tests.pages import TODAY

HEAD = {
    "description": {"en": "More words", "zh-CN": "更多文字"},
    "tags": ["one"],
    "owner": "ops",
    "review_by": "2027-03-31",
    "x": {"forms": {"a": "b"}, "routing": {"a": "b"}},
}
EVENTS = {
    f"catalog/{name}.ics": (
        f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n{when}\nEND:VEVENT\nEND:VCALENDAR\n"
    ).encode()
    for name, when in {
        "holidays": "DTSTART;VALUE=DATE:20261225",
        "hours": "DTSTART:20261128T100000\nDURATION:PT4H\nRRULE:FREQ=WEEKLY;COUNT=9",
    }.items()
}
"""What the calendar `hours` names."""
Files = dict[str, dict[str, typing.Any]]


def rich() -> Files:
    """Every definition by its file: plain values, all scalars texts."""
    return {path: _copy(body) for path, body in _read().items()}


@functools.cache
def _read() -> Files:
    text = Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
    files: Files = yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - the base loader makes texts
    for path, body in files.items():
        if path != MANIFEST:
            name = body["id"]
            title = {"en": f"Words of {name}", "zh-CN": f"{name} 的文字"}
            own = {"renamed_from": f"old-{name}", "title": title}
            files[path] = {**HEAD, **own, **body}
    return files


def project(files: Files, known: Project | None = None) -> Project:
    """The project of definitions; what is the same in another is taken over."""
    definitions = {path: as_bytes(path, body) for path, body in files.items()}
    return compiled({**definitions, **EVENTS}, TODAY, known=known)


def changed(files: Files, path: str, route: Route, value: object) -> Files:
    """The definitions with one leaf that says something else, or is not there."""
    found = {**files, path: _copy(files[path])}
    whole: typing.Any = found[path]
    for step in route[:-1]:
        whole = whole[step]
    if value is None:
        del whole[route[-1]]
    else:
        whole[route[-1]] = value
    if route == ("id",):
        return renamed(found, path, str(files[path]["id"]), str(value))
    return found


def renamed(files: Files, path: str, old: str, new: str) -> Files:
    """The definitions with another id for one, wherever it is named."""
    own = files.pop(path)
    found = {each: _renamed(body, old, new) for each, body in files.items()}
    moved = {**found, path: own}
    start = f"catalog/{old}."
    return {each.replace(start, f"catalog/{new}."): moved[each] for each in moved}


def _renamed(value, old: str, new: str):
    if isinstance(value, dict):
        return {key: _renamed(each, old, new) for key, each in value.items()}
    if isinstance(value, list):
        return [_renamed(each, old, new) for each in value]
    head, dot, rest = str(value).partition(".")
    return f"{new}{dot}{rest}" if head == old else value


@functools.cache
def places() -> dict[str, list[tuple[str, Route, object]]]:
    """Leaf → where the catalog has it: file, route, type."""
    found: dict[str, list[tuple[str, Route, object]]] = {}
    for path, body in rich().items():
        kind = "manifest" if path == MANIFEST else body["kind"]
        model = Manifest if path == MANIFEST else KINDS[kind]
        for leaf, route, kind_of in routes(model, body, (kind,)):
            found.setdefault(leaf, []).append((path, route, kind_of))
    return found


def _copy(value):
    """A copy in which nothing is shared: one change is one change."""
    if isinstance(value, dict):
        return {key: _copy(each) for key, each in value.items()}
    return [_copy(each) for each in value] if isinstance(value, list) else value


def as_bytes(path: str, body: dict[str, typing.Any]) -> bytes:
    """A definition as a file, in JSON, which is YAML, too."""
    if path.endswith(".md"):
        front = {k: v for k, v in body.items() if k not in {"body", "locale"}}
        text = json.dumps(front, ensure_ascii=False)
        return f"---\n{text}\n---\n{body['body']}\n".encode()
    return json.dumps(body, ensure_ascii=False).encode()
