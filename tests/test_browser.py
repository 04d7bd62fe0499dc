"""Conditions in a real browser, as a page from a folder runs them."""

from pathlib import Path

import pytest

from catalogkit.catalog.canonical import canonical
from catalogkit.catalog.holds import holds
from catalogkit.languages.javascript import interpreter
from catalogkit.project import load
from tests.browsing import page_answers
from tests.pages import ROOT, TODAY

RUN = """
const asked = JSON.parse(document.getElementById("asked").textContent);
document.getElementById("told").textContent = JSON.stringify(
  asked.trees.map((tree) => asked.answers.map((each) => conditionHolds(tree, each))));
"""


@pytest.mark.browser
def test_a_page_from_a_folder_decides_as_we_do(tmp_path: Path, chromium: str) -> None:
    catalog = load(ROOT, TODAY).catalog
    assert catalog is not None
    trees = list(catalog.typed.values())
    answers = [
        {name: plain(each.raw) for name, each in example.answers.items()}
        for item in catalog.items()
        for example in item.examples
    ]
    asked = {"trees": [canonical(each) for each in trees], "answers": answers}

    told = asked_of(chromium, tmp_path, asked)

    wanted = [[holds(tree, each) for each in answers] for tree in trees]
    assert told == wanted
    assert any(any(row) for row in wanted)
    assert not all(all(row) for row in wanted)


def asked_of(chromium: str, folder: Path, asked: object) -> object:
    """What a page, opened from a folder, says of each tree and each answers."""
    script = interpreter() + RUN
    return page_answers(chromium, folder, script, asked)


def plain(raw: object) -> object:
    """An example's answer as a form would hand it over, near enough."""
    if isinstance(raw, list):
        return [plain(each) for each in raw]
    if isinstance(raw, dict):
        return {name: plain(each) for name, each in raw.items()}
    if raw in ("true", "false"):
        return raw == "true"
    if isinstance(raw, str) and raw.isdecimal() and len(raw) < 9:
        return int(raw)
    return raw
