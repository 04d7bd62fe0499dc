"""The search of the portal: what is found, in which order, and what is marked."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.pages import ROOT

SEARCH = ROOT / "src" / "catalogkit" / "targets" / "portal" / "assets" / "search.js"
RUN = """
globalThis.self = globalThis;
require("vm").runInThisContext(require("fs").readFileSync(process.argv[1], "utf8"));
const { index, asked } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const find = portalSearch(index);
const told = asked.map((query) => {
  const { count, items } = find(query, 20);
  const pieces = items.map((item) => portalPieces(item.title, item.marks));
  return { count, ids: items.map((item) => item.id), pieces };
});
console.log(JSON.stringify(told));
"""
INDEX: dict[str, list[Any]] = {
    "shelves": ["Devices", "Access", "账号"],
    "items": [
        ["laptop", "Laptop and accessories", "Ready to sign in.", ["notebook"], 0],
        ["software", "Software for your laptop", "Programs from our list.", [], 0],
        ["starter", "A new colleague", "Account, laptop and badge.", ["joiner"], 1],
        ["vpn", "VPN access", "Work from outside.", ["home office", "tunnel"], 1],
        ["password", "New password", "Get back into your account.", ["locked out"], 1],
        ["cafe", "Café card", "Pay for lunch.", ["STRASSE", "Ａ４"], 1],
        ["mailbox", "共享邮箱权限", "与同事一起收发部门邮件。", ["公共邮箱"], 2],
        ["reset", "重置密码", "忘记密码或账号被锁时使用。", ["解锁"], 2],
        ["html", "<b>Bold</b> & <script>", "Text.", [], 0],
    ],
}


@pytest.fixture(scope="module")
def found(node: str):
    """What a query finds."""

    def find(*asked: str):
        done = subprocess.run(
            [node, "-e", RUN, str(SEARCH)],
            input=json.dumps({"index": INDEX, "asked": asked}),
            capture_output=True,
            check=True,
            text=True,
            encoding="utf-8",
        )
        return json.loads(done.stdout)

    return find


def ids(found, query):
    return found(query)[0]["ids"]


@pytest.mark.node
def test_a_title_counts_before_keywords_and_keywords_before_the_sentence(found):
    assert ids(found, "laptop") == ["laptop", "software", "starter"]
    assert ids(found, "tunnel") == ["vpn"]
    assert ids(found, "joiner") == ["starter"]
    assert set(ids(found, "account")) == {"starter", "password"}


@pytest.mark.node
@pytest.mark.parametrize(
    "query, first",
    [
        ("lpatop", "laptop"),  # two letters changed places
        ("laptpo", "laptop"),
        ("vnp", "vpn"),
        ("pasword", "password"),
        ("passwrod", "password"),
        ("notebok", "laptop"),
        ("LAPTOP", "laptop"),
        ("cafe", "cafe"),
        ("strasse", "cafe"),
        ("a4", "cafe"),
        ("i need a new pasword", "password"),
        ("邮箱", "mailbox"),
        ("我要申请共享邮箱", "mailbox"),
        ("密码", "reset"),
        ("解锁", "reset"),
        ("vpn 远程", "vpn"),
    ],
)
def test_what_was_meant_is_found(found, query, first):
    assert ids(found, query)[0] == first


@pytest.mark.node
@pytest.mark.parametrize("query", ["", "  ", "?!", "xyzzyqwert", "龙龙龙"])
def test_nothing_is_found_for_nothing(found, query):
    assert found(query)[0] == {"count": 0, "ids": [], "pieces": []}


@pytest.mark.node
def test_every_word_must_be_there_unless_nothing_has_them_all(found):
    assert ids(found, "new laptop") == ["starter"]
    assert "laptop" in ids(found, "laptop zebra")


@pytest.mark.node
@pytest.mark.parametrize("query", ["lap", "LAPTOP", "lpatop", "and a", "café", "邮箱"])
def test_pieces_are_the_title_and_nothing_else(found, query):
    titles = {row[0]: row[1] for row in INDEX["items"]}
    told = found(query)[0]

    for name, pieces in zip(told["ids"], told["pieces"], strict=True):
        assert "".join(text for text, _ in pieces) == titles[name]


@pytest.mark.node
def test_the_words_found_are_marked(found):
    assert found("café")[0]["pieces"][0] == [["Café", True], [" card", False]]
    assert found("cafe")[0]["pieces"][0] == [["Café", True], [" card", False]]
    assert found("bold")[0]["pieces"][0][1] == ["Bold", True]


def test_the_search_is_not_loaded_with_the_page():
    layout = Path(SEARCH).parent.parent / "templates" / "layout.html"

    assert "search.js" not in layout.read_text(encoding="utf-8")
