"""Importing again, whatever both sides changed: nothing is lost in silence."""

import copy

from hypothesis import given
from hypothesis import strategies as st

from catalogkit.drafting.changes import MISSING, changes
from catalogkit.drafting.renewal import _at, renewed
from catalogkit.source.read import read_exactly
from catalogkit.source.write import dump

PATH = "catalog/items/laptop.yaml"


def value(text):
    return read_exactly("x.yaml", text.encode()).value


TEXTS = st.sampled_from(["A", "B: c", "# d", "中文", "two\nlines", "- e", "no", "f'g"])
KEYS = st.sampled_from(["title", "summary", "owner", "tags", "form", "promise"])


@st.composite
def definitions(draw):
    ids = draw(st.lists(st.sampled_from("abcde"), unique=True, max_size=4))
    form = [
        {"id": each, "label": draw(TEXTS), **draw(st.sampled_from(EXTRAS))}
        for each in ids
    ]
    keys = draw(st.lists(KEYS, unique=True, max_size=5))
    whole = {key: draw(TEXTS) for key in keys if key not in {"form", "promise"}}
    if form:
        whole["form"] = form
    if "promise" in keys:
        whole["promise"] = {"fulfil": draw(st.sampled_from(["1h", "2bd"]))}
    return {"kind": "service_item", "id": "x", **whole}


EXTRAS = [
    {},
    {"help": "h"},
    {"visible_when": {"a": "x"}},
    {"options": [{"id": "x", "label": "X"}, {"id": "y", "label": "Y"}]},
    {"options": [{"id": "y", "label": "Z"}]},
]


@given(definitions(), definitions(), definitions())
def test_nothing_is_lost_whatever_both_sides_change(base, own, source):
    texts = dump(base), dump(own, comments={("id",): "ours"}), dump(source)

    done = renewed(PATH, *texts)

    after = value(done.text)
    assert "# ours" in done.text
    told = {each.partition(" (not merged)")[0] for each in done.said}
    for each in changes(value(texts[0]), value(texts[2])):
        assert any(line.startswith(each.said()) for line in told)
        if f"{each.said()} (not merged)" not in done.said:
            assert same(_at(after, each.path), each.after)
    theirs = {each.path for each in changes(value(texts[0]), value(texts[2]))}
    for each in changes(value(texts[0]), value(texts[1])):
        if not any(
            p[: len(each.path)] == each.path or each.path[: len(p)] == p for p in theirs
        ):
            assert same(_at(after, each.path), each.after)


def overlap(one, other):
    length = min(len(one), len(other))
    return one[:length] == other[:length]


def same(one, other):
    return one == other or (one is MISSING and other is MISSING)


@given(definitions())
def test_an_unchanged_source_changes_nothing(base):
    own = copy.deepcopy(base) | {"summary": "ours"}

    done = renewed(PATH, dump(base), dump(own), dump(base))

    assert done.text == dump(own)
    assert not done.said
