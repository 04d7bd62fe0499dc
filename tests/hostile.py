"""The catalog of all keys, with a text in each leaf that would do harm as markup."""

import itertools
from collections.abc import Iterable, Iterator
from typing import Any

from catalogkit.diagnostic import Severity
from catalogkit.findings import findings
from catalogkit.model.text import Text
from catalogkit.project import Project
from tests.leaves import Route
from tests.rich import Files, places, project, rich

BEFORE = (
    "</textarea></script><script>alert(1)</script><img src=x onerror=alert(2)>"
    "\u202e\u05e9\u202c\"'><!-- {{ 7+7 }} {% raw %} ${7+7} &lt; "
    "[a](javascript:alert(3)) "
)
AFTER = " </title></template><svg onload=alert(4)> 你好"
ROUNDS = 12
TYPED = {"grant/until-no-date"}
"""Checks of a text that is read as something else: `build` leaves the item out."""
APART = ("manifest.currency", "manifest.locales", ".where", "site.format")
"""Leaves that others hang on: every amount, every text, what is offered."""


def text(number: int) -> str:
    """The text of one leaf."""
    return f"{BEFORE}MARK{number}E{AFTER}"


def hostile() -> tuple[Project, dict[int, str]]:
    """The catalog, and which leaf has which number.

    Every leaf that takes any text at all has one: what the language refuses there is
    put back.
    """
    files, numbers = rich(), itertools.count(100)
    before: dict[tuple[str, Route], tuple[object, int, str]] = {}
    for leaf, path, route, kind in _texts(files):
        number = next(numbers)
        old = _put(files, path, route, _said(kind, number))
        before[path, route] = old, number, leaf
    for _ in range(ROUNDS):
        made = project(files)
        found = findings(made, TYPED)
        wrong = [each for each in found if each.severity is Severity.ERROR]
        if not wrong:
            return made, {number: leaf for _, number, leaf in before.values()}
        places_of = {(each.place.file, each.place.route) for each in wrong}
        for key in _to_put_back(before, places_of):
            _put(files, *key, before.pop(key)[0])
    message = f"errors remain: {wrong}"
    raise AssertionError(message)


def _texts(files: Files) -> Iterator[tuple[str, str, Route, object]]:
    """Every leaf that may take any text; of the rows of a list the titles."""
    for leaf, found in places().items():
        for path, route, kind in found:
            if leaf == "list.rows":
                for index, _ in enumerate(files[path]["rows"]):
                    yield leaf, path, (*route, index, "title"), str
            elif _takes_text(kind) and not leaf.endswith(APART):
                yield leaf, path, route, kind


def _takes_text(kind: object) -> bool:
    told = str(kind)
    return kind is str or Text.__qualname__ in told or "wanted='text'" in told


def _said(kind: object, number: int) -> object:
    if ".Text" in str(kind):
        return {"en": text(number), "zh-CN": text(number)}
    return text(number)


def _put(files: Files, path: str, route: Route, value: object) -> object:
    whole: Any = files[path]
    for step in route[:-1]:
        whole = whole[step]
    old: object = whole[route[-1]]
    whole[route[-1]] = value
    return old


def _to_put_back(
    changed: Iterable[tuple[str, Route]], wrong: set[tuple[str, Route]]
) -> list[tuple[str, Route]]:
    """The changed leaves at places that are wrong; where there are none, below them."""
    keys = [*changed]
    at = [(f, r) for f, r in keys if any(f == g and p[: len(r)] == r for g, p in wrong)]
    below = [
        (f, r) for f, r in keys if any(f == g and r[: len(p)] == p for g, p in wrong)
    ]
    return at or below
