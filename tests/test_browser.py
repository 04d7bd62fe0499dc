"""Conditions in a real browser, as a page from a folder runs them."""

import base64
import hashlib
import html
import json
import re
import subprocess
from pathlib import Path

import pytest

from catalogkit.catalog.canonical import canonical
from catalogkit.catalog.holds import holds
from catalogkit.languages.javascript import interpreter
from catalogkit.project import load
from tests.pages import ROOT, TODAY

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Conditions</title>
<meta http-equiv="Content-Security-Policy"
      content="default-src 'none'; script-src 'sha256-{hash}'"></head>
<body><script type="application/json" id="asked">{asked}</script>
<pre id="told">nothing ran</pre><script>{script}</script></body></html>
"""
RUN = """
const asked = JSON.parse(document.getElementById("asked").textContent);
document.getElementById("told").textContent = JSON.stringify(
  asked.trees.map((tree) => asked.answers.map((each) => conditionHolds(tree, each))));
"""
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


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
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    data = json.dumps(asked).replace("<", "\\u003c")
    page = folder / "page.html"
    page.write_text(
        PAGE.format(hash=digest, asked=data, script=script), encoding="utf-8"
    )
    done = subprocess.run(
        [
            chromium,
            *QUIET,
            f"--user-data-dir={folder / 'profile'}",
            "--virtual-time-budget=5000",
            "--dump-dom",
            page.as_uri(),
        ],
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    told = re.search(r'<pre id="told">(.*?)</pre>', done.stdout, re.DOTALL)
    assert told is not None, done.stderr
    return json.loads(html.unescape(told[1]))


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
