"""Decisions in a real browser, by a page from a folder that may do nothing else."""

import base64
import hashlib
import html
import json
import re
import subprocess
from pathlib import Path

import pytest

from catalogkit.languages.javascript import decider, interpreter
from catalogkit.project import load
from tests.made_requests import routing_files
from tests.pages import ROOT, TODAY
from tests.test_browser import PAGE, QUIET

RUN = """
const {rules, requests} = JSON.parse(document.getElementById("asked").textContent);
document.getElementById("told").textContent = JSON.stringify(requests.map(
  ([item, request]) => {
    const found = decideRequest(rules[item], request);
    return found.refused ? "refused" : found.path;
  }));
"""


@pytest.mark.browser
def test_a_page_from_a_folder_decides_every_example(
    tmp_path: Path, chromium: str
) -> None:
    catalog = load(ROOT, TODAY).catalog
    assert catalog is not None
    rules = routing_files(catalog)["routing.json"]["items"]
    examples = [
        (item, each)
        for item in rules
        for each in rules[item]["examples"]
        if _plain(each)
    ]

    told = _told(chromium, tmp_path, rules, examples)

    wanted = [
        "refused" if "refused" in each["expect"] else each["expect"]["path"]
        for _, each in examples
    ]
    assert told == wanted
    assert {"refused", "standard", "expert", "change"} <= set(wanted)


def _plain(example):
    """Whether an example says a path, or a limit that no clock decides."""
    expect = example["expect"]
    return "path" in expect or (
        "refused" in expect and "today" not in json.dumps(example)
    )


def _told(program, folder, rules, examples):
    asked = {
        "rules": rules,
        "requests": [
            [
                item,
                {key: each.get(key) or None for key in PARTS}
                | {"answers": each["answers"]},
            ]
            for item, each in examples
        ],
    }
    script = interpreter() + decider() + RUN
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    data = json.dumps(asked).replace("<", "\\u003c")
    page = folder / "page.html"
    page.write_text(PAGE.format(hash=digest, asked=data, script=script), "utf-8")
    options = [*QUIET, f"--user-data-dir={folder / 'profile'}", "--dump-dom"]
    done = subprocess.run(
        [program, *options, "--virtual-time-budget=5000", page.as_uri()],
        capture_output=True, check=True, text=True, encoding="utf-8", timeout=60,
    )  # fmt: skip
    found = re.search(r'<pre id="told">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found is not None, done.stderr
    return json.loads(html.unescape(found[1]))


PARTS = ("requester", "recipient", "channel", "at")
