"""A run-book is read by people: every word of an author stands there as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from catalogkit.diagnostic import Place
from catalogkit.report.runbook import Entry, as_markdown
from catalogkit.report.visible import drawn
from catalogkit.resource import Key

READER = MarkdownIt("commonmark").enable("table")
FILL = {
    "title": "Fill the group 'Staff'",
    "where": ["Admin", "Groups", "Staff", "Members"],
    "steps": ["Press Add", "Save"],
    "values": {"Group": "Staff", "Members": ["a.weber", "m.chen"], "Note": "a|b"},
    "why": "only members can ask",
    "check": "a member finds the item under New ticket.",
}
BOOK = """\
# By hand in request-tracker

1 thing that no program can do here.

- [ ] 1\\. Fill the group 'Staff'

## 1. Fill the group 'Staff'

Why: only members can ask.

Go to **Admin** › **Groups** › **Staff** › **Members**.

1. Press Add
2. Save

| enter | value |
|---|---|
| Group | `Staff` |

Members:

```
a.weber
m.chen
```

Note:

```
a|b
```

Done when: a member finds the item under New ticket.

It comes from `catalog/staff.yaml: when`.
"""
HOSTILE = [
    "<script>alert(1)</script>",
    "# a heading",
    "| a | b |",
    "\\| out",
    "```\nfenced\n```",
    "[x](javascript:alert(1))",
    "![x](https://example.com/x.png)",
    "@everybody #1",
    "`a` ``b``",
    "1. a list",
    "- a list",
    "\n\n---\n\n",
    "\u202eright to left",
    "财务 – 人员",
    "",
    " ",
    "&lt;b&gt;",
    "a  \nb",
    "$x$ *y* _z_ ~~w~~",
]


def _entry(body, **more):
    return Entry(Key("Manual", "audience.staff"), body, **more)


def test_an_entry_says_where_to_click_what_to_enter_and_why():
    place = Place("catalog/staff.yaml", ("when",))

    book = as_markdown("request-tracker", [_entry(FILL, place=place)])

    assert book == BOOK


def test_what_is_done_is_ticked_off():
    entries = [_entry(FILL, done=True), _entry({**FILL, "title": "Else"}, done=False)]

    book = as_markdown("rt", entries)

    assert "2 things that no program can do here; 1 of them done." in book
    assert "- [x] 1\\. Fill" in book
    assert "- [ ] 2\\. Else" in book


def test_without_an_entry_nothing_is_left_to_people():
    assert "Nothing is left to people" in as_markdown("rt", [])


@pytest.mark.parametrize("text", HOSTILE)
def test_no_word_of_an_author_does_anything(text):
    _harmless(text)


@given(st.text(alphabet="`|\\\n\r #*_<>[]()!@&1.-+~$a\u2028\x00中", max_size=30))
def test_no_text_does_anything(text):
    _harmless(text)


def _harmless(text):
    """Everything of an entry is this text: it has the parts it always has."""
    body = {
        "title": f"t{text}",
        "where": [f"w{text}"],
        "steps": [f"s{text}"],
        "values": {f"n{text}": text, "more": [text, "x"]},
        "why": f"y{text}",
        "check": f"c{text}",
    }
    place = Place(f"catalog/{text}.yaml", (text,))

    tokens = READER.parse(as_markdown(f"p{text}", [_entry(body, place=place)]))
    inner = [each for token in tokens for each in token.children or ()]

    kinds = [each.type for each in (*tokens, *inner)]
    assert not {"html_block", "html_inline", "link_open", "image", "hr"} & set(kinds)
    assert kinds.count("heading_open") == 2
    assert kinds.count("table_open") <= 1
    assert kinds.count("tr_open") in {0, 2}
    assert kinds.count("bullet_list_open") == kinds.count("ordered_list_open") == 1
    assert kinds.count("list_item_open") == 2
    written = [each.content for each in (*tokens, *inner) if "code" in each.type]
    written += [each.content for each in tokens if each.type == "fence"]
    lines = [drawn(line) for line in text.split("\n")]
    kept = {"\n".join(lines), "".join(f"{line}\n" for line in lines)}
    assert kept & set(written) or not text.strip()
