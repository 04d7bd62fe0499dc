"""The comment of a pull request: short, safe, the same every time."""

import json
import os
import re
import subprocess
import sys
import time
from dataclasses import replace
from typing import Any

import pytest
from markdown_it import MarkdownIt

from catalogkit.difference import Address, Effect
from catalogkit.findings import rules
from catalogkit.project import compiled
from catalogkit.review.as_json import as_json
from catalogkit.review.as_text import as_text
from catalogkit.review.markdown import MOST, Page, as_comment, as_markdown
from catalogkit.review.review import Review
from catalogkit.review.row import Row
from catalogkit.review.sides import Side
from tests.hostile import hostile
from tests.pages import ROOT, world
from tests.reviews import (
    INTERNAL,
    RETYPED,
    TODAY,
    VPN,
    WORDING,
    changed,
    path_of,
    review_of,
)
from tests.rich import project, rich

PAGE = Page({each.id: each.summary for each in rules()})
MANY = 2000
TAGS = {"h3", "p", "strong", "em", "table", "thead", "tbody", "tr", "th", "td", "a"}
TAGS |= {"details", "summary", "ul", "li", "code"}
WICKED = (
    "@everyone | `rm` <b>x</b> #12 [a](http://b.example) ![c](d) www.evil.example "
    "me@evil.example </details></td> ~~s~~ :+1: GH-1 !2 $x$"
)


def html(text: str) -> str:
    return str(MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(text))


ITEM = """kind: service_item
id: badge-{number}
title: {{en: Badge {number}, zh-CN: 门禁卡 {number}}}
category: access
owner: service-desk
form:
  - {{id: area, type: text, label: {{en: Area, zh-CN: 区域}}, required: {required}}}
paths: {{standard: {{team: service-desk}}}}
x: {{shop: {{shelf: "{shelf}"}}}}
"""


@pytest.fixture(scope="module")
def many() -> Review:
    """Of 2,000 items a question became required, and a detail is another."""
    old, new = dict(world()), dict(world())
    for number in range(MANY):
        path = f"catalog/badge-{number}.yaml"
        for side, required, shelf in ((old, "false", 1), (new, "true", 2)):
            text = ITEM.format(number=number, required=required, shelf=shelf)
            side[path] = text.encode()
    sides = [Side("main", compiled(old, TODAY)), Side("new", compiled(new, TODAY))]
    return Review(sides[0], sides[1])


def test_a_comment_of_2000_changed_items_is_accepted_by_forges(many):
    assert len(many.rows) > MANY
    begin = time.perf_counter()

    text = as_comment(many, PAGE)

    assert time.perf_counter() - begin < 5
    assert MOST * 0.8 < len(text) <= MOST
    assert f"{MANY} breaking, {MANY} in-flight" in text
    assert f"({MANY} in {MANY} items)" in text
    assert re.search(r"… and \d+ more", text)
    assert "This is not all" in text
    assert set(re.findall(r"<(\w+)", html(text))) <= TAGS


def test_the_whole_of_it_leaves_nothing_out(many):
    text = as_markdown(many, PAGE)

    assert text.count("must now be answered") >= MANY
    assert not re.search(r"… and \d+ more", text)


def test_a_comment_links_where_the_rest_is(many):
    text = as_comment(many, replace(PAGE, link="https://ci.example/full.md"))

    assert text.endswith("\n[The whole review](<https://ci.example/full.md>)\n")
    assert len(text) <= MOST


def test_what_is_grave_comes_first_and_details_are_folded():
    review = changed({VPN: [*INTERNAL[VPN], *RETYPED[VPN]]})

    text = as_comment(review, PAGE)

    assert text.startswith("### Catalog change: 1 item · **1 breaking, 1 in-flight**\n")
    row = next(
        line
        for line in text.splitlines()
        if "takes a url instead of a paragraph" in line
    )
    assert row.endswith("| breaking, in-flight (major) | network-operations |")
    assert text.index(row) < text.index("<details>") < text.index("effort was 10m")
    assert "takes a url instead of a paragraph" in html(text)


def test_nothing_to_see_is_said_in_one_line():
    assert as_comment(review_of(world()), PAGE) == (
        "### Catalog change: none\n\nmain → working tree: no semantic change: "
        "both sides have the same files.\n"
    )


@pytest.mark.parametrize("write", [as_comment, as_markdown])
def test_words_of_outsiders_stay_words_in_a_comment(write):
    path = path_of(VPN, world())
    title = f"title: {{en: {json.dumps(WICKED)}"
    text = world()[path].decode().replace("title: {en: VPN access", title)
    old = {**world(), path: text.encode()}
    new = {**old, path: text.replace("effort: 10m", "effort: 20m").replace(
        "type: paragraph", "type: url").encode()}  # fmt: skip
    review = review_of(new, old)

    shown = html(write(review, PAGE))

    assert set(re.findall(r"<(\w+)", shown)) <= TAGS - {"a", "code"}
    assert {row.count("<td") for row in shown.split("<tr>")[1:]} <= {0, 2, 3}
    assert not re.search(r"[@#]\w", re.sub(r"&#\w+;", "", shown))
    assert "&lt;b&gt;x&lt;/b&gt;" in shown
    assert "@\u200beveryone | `rm`" in shown


def test_no_leaf_of_the_catalog_reaches_a_reader_as_more_than_text():
    wicked, numbers = hostile()
    review = Review(Side("@you `x`", project(rich())), Side("<b>", wicked))

    whole = as_markdown(review, PAGE)

    assert set(re.findall(r"<(\w+)", html(whole))) <= TAGS - {"a", "code"}
    assert len(re.findall(r"MARK\d+E", whole)) > len(numbers) / 2
    assert len(as_comment(review, PAGE)) <= MOST
    told = as_text(review) + as_json(review, "0")
    assert "\u202e" not in told
    assert "\x1b" not in told


def test_a_long_row_does_not_push_the_others_out():
    row = changed(RETYPED).findings[0]
    long = replace(row.found, message="x" * 100_000)

    text = as_comment(_Of([replace(row, found=long), row]), PAGE)  # type: ignore[arg-type]

    assert "takes a url instead of a paragraph" in text
    assert len(text) < 5_000


def test_the_same_change_gives_the_same_bytes_under_another_hash_seed():
    program = (
        "from tests.reviews import *\n"
        "from catalogkit.review.markdown import *\n"
        "from catalogkit.review.as_json import as_json\n"
        "edits = {**RETYPED, 'laptop.yaml': [('by: 2027', 'by: 2028')]}\n"
        "print(as_comment(changed(edits), Page()), as_json(changed(edits), '0'))\n"
    )
    names: dict[str, Any] = {}
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])

    printed = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": path},
        encoding="utf-8",
    ).stdout

    exec(program.replace("print(", "told = ("), names)  # noqa: S102 -- our own
    assert printed == " ".join(names["told"]) + "\n"


class _Of:
    """A review of given rows."""

    def __init__(self, rows: list[Row]) -> None:
        review = changed(RETYPED)
        self.old, self.new, self.catalogs = review.old, review.new, review.catalogs
        self.comparison, self.changed_files = review.comparison, review.changed_files
        self.decided, self.judged = (), ()
        self.told = tuple(
            replace(each, address=Address(each.address.entity, (str(number),)))
            for number, each in enumerate(rows)
        )


def test_effects_are_listed_from_the_gravest():
    assert [*Effect][:3] == [Effect.BREAKING, Effect.IN_FLIGHT, Effect.DATA_LOSS]


def test_words_alone_reach_nobody():
    text = as_comment(changed(WORDING), PAGE)

    assert "VPN from outside" in text
    assert "**Impact**" not in text


def test_plans_that_collide_now_are_told_with_the_next_free_time():
    old = {**world(), "catalog/backup.yaml": plan("backup", "network-operations", 1)}
    old["catalog/release.yaml"] = plan("release", "security", 5)
    new = {**old, "catalog/release.yaml": plan("release", "security", 1)}

    text = as_comment(review_of(new, old), PAGE)

    assert "**Collisions**" in text
    assert re.search(r"meets the work .*; the next free slot is 2026-12-", text)


def plan(name: str, team: str, day: int) -> bytes:
    """Work of an hour on the gateway."""
    start = f"2026-12-0{day}T22:00+08:00"
    return (
        f"kind: scheduled_work\nid: {name}\nwork: change\nteam: {team}\nowner: {team}\n"
        f"title: {{en: {name}, zh-CN: {name}}}\nsystems: [vpn-gateway]\n"
        f"window: {{from: '{start}', to: '{start.replace('22:', '23:')}'}}\n"
    ).encode()
