"""Edits change what they say and nothing else."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from catalogkit.diagnostic import Edit, Place, Route, Span
from catalogkit.source.changed import changed
from catalogkit.source.edit import EditRefused, apply
from catalogkit.source.read import read
from catalogkit.source.write import dump
from tests.strategies_yaml import mappings

TEXT = """\
# head
kind:   team   # what it is
title: {en: VPN,  zh-CN: 远程}
form:
    - id: device   # first
      options: [a,  b, c]

    # second
    - use: cost-centre
blank:    # nothing yet
text: |
  two

  lines

# tail
last: 'x'
"""


def edited(action, route, text="", source=TEXT):
    """A text after an edit at a route."""
    edit = Edit(Place("x.yaml", route), action, text)
    return apply(source.encode(), [edit]).decode()


def difference(action, route, text=""):
    """The lines that an edit takes out of the text, and those it puts in."""
    before, after = TEXT.splitlines(), edited(action, route, text).splitlines()
    while before and after and before[0] == after[0]:
        del before[0], after[0]
    while before and after and before[-1] == after[-1]:
        del before[-1], after[-1]
    return before, after


@pytest.mark.parametrize(
    "route, text, before, after",
    [
        (
            ("kind",),
            "service",
            "kind:   team   # what it is",
            "kind:   service   # what it is",
        ),
        (
            ("title", "en"),
            '"a, b"',
            "title: {en: VPN,  zh-CN: 远程}",
            'title: {en: "a, b",  zh-CN: 远程}',
        ),
        (("title",), "VPN", "title: {en: VPN,  zh-CN: 远程}", "title: VPN"),
        (
            ("form", 0, "options", 2),
            "d",
            "      options: [a,  b, c]",
            "      options: [a,  b, d]",
        ),
        (("form", 1), "{id: x}", "    - use: cost-centre", "    - {id: x}"),
        (("blank",), "full", "blank:    # nothing yet", "blank: full    # nothing yet"),
        (("last",), "{a: b}", "last: 'x'", "last: {a: b}"),
    ],
)
def test_a_value_is_set_on_its_line(route, text, before, after):
    assert difference("set", route, text) == ([before], [after])


def test_a_blank_item_is_filled():
    assert edited("set", ("a", 1), "x", "a:\n  - b\n  -\n  - c\n") == (
        "a:\n  - b\n  - x\n  - c\n"
    )


def test_a_block_becomes_a_line():
    assert difference("set", ("text",), "short") == (
        ["text: |", "  two", "", "  lines"],
        ["text: short"],
    )
    assert "form: []\nblank:" in edited("set", ("form",), "[]")


def test_a_line_becomes_a_block():
    assert difference("set", ("last",), "- a\n- b: c\n") == (
        ["last: 'x'"],
        ["last:", "  - a", "  - b: c"],
    )


@pytest.mark.parametrize(
    "route, name, before, after",
    [
        (
            ("kind",),
            "sort",
            "kind:   team   # what it is",
            "sort:   team   # what it is",
        ),
        (
            ("form", 0, "id"),
            "a: b",
            "    - id: device   # first",
            '    - "a: b": device   # first',
        ),
        (
            ("title", "zh-CN"),
            "zh",
            "title: {en: VPN,  zh-CN: 远程}",
            "title: {en: VPN,  zh: 远程}",
        ),
    ],
)
def test_a_key_is_renamed(route, name, before, after):
    assert difference("rename", route, name) == ([before], [after])


@pytest.mark.parametrize(
    "route, before, after",
    [
        (("kind",), ["kind:   team   # what it is"], []),
        (("title", "en"), ["title: {en: VPN,  zh-CN: 远程}"], ["title: {zh-CN: 远程}"]),
        (("title", "zh-CN"), ["title: {en: VPN,  zh-CN: 远程}"], ["title: {en: VPN}"]),
        (
            ("form", 0, "options", 0),
            ["      options: [a,  b, c]"],
            ["      options: [b, c]"],
        ),
        (
            ("form", 0, "options", 1),
            ["      options: [a,  b, c]"],
            ["      options: [a, c]"],
        ),
        (("form", 1), ["    - use: cost-centre"], []),
        (("form", 1, "use"), ["    - use: cost-centre"], ["    - {}"]),
        (
            ("form", 0, "id"),
            ["    - id: device   # first", "      options: [a,  b, c]"],
            ["    - options: [a,  b, c]"],
        ),
        (("blank",), ["blank:    # nothing yet"], []),
        (("text",), ["text: |", "  two", "", "  lines"], []),
    ],
)
def test_what_is_removed_takes_its_line_along(route, before, after):
    assert difference("remove", route) == (before, after)


@pytest.mark.parametrize(
    "route, entry, before, after",
    [
        ((), "new: key", [], ["new: key"]),
        (
            ("title",),
            "fr: RPV",
            ["title: {en: VPN,  zh-CN: 远程}"],
            ["title: {en: VPN,  zh-CN: 远程, fr: RPV}"],
        ),
        (("form", 1), "new: key", [], ["      new: key"]),
        (("form", 0), "new: key", [], ["      new: key"]),
        (
            ("blank",),
            "new: key",
            ["blank:    # nothing yet"],
            ["blank:", "  new: key    # nothing yet"],
        ),
    ],
)
def test_a_key_is_added_to_its_mapping(route, entry, before, after):
    assert difference("add", route, entry) == (before, after)


@pytest.mark.parametrize(
    "action, route, text",
    [
        ("set", ("nowhere",), "x"),
        ("set", ("kind",), "a: b: c"),
        ("set", ("title", "en"), "a, b"),
        ("set", ("kind",), "@x"),
        ("rename", ("kind",), "last"),
        ("rename", ("form", 0), "x"),
        ("remove", (), ""),
        ("remove", ("form", 9), ""),
        ("add", ("kind",), "a: b"),
        ("add", (), "last: again"),
        ("add", (), "a: {"),
        ("turn", ("kind",), ""),
    ],
)
def test_what_would_change_more_is_refused(action, route, text):
    with pytest.raises(EditRefused):
        edited(action, route, text)


def test_edits_are_all_of_the_file_as_it_was():
    edits = [
        Edit(Place("x.yaml", ("form", 0)), "remove"),
        Edit(Place("x.yaml", ("form", 1, "use")), "set", "other"),
        Edit(Place("x.yaml", ("kind",)), "rename", "sort"),
        Edit(Place("x.yaml", ("kind",)), "set", "service"),
        Edit(Place("x.yaml"), "add", "one: 1"),
        Edit(Place("x.yaml"), "add", "two: 2"),
    ]

    after = apply(TEXT.encode(), edits).decode()

    assert after.startswith("# head\nsort:   service   # what it is\n")
    assert "form:\n\n    # second\n    - use: other\nblank:" in after
    assert after.endswith("last: 'x'\none: 1\ntwo: 2\n")


def test_a_span_is_replaced_in_a_file_that_cannot_be_read():
    edit = Edit(Place("x.yaml", span=Span(2, 4, 2, 6)), "replace", '"@x"')

    assert apply("标: 1\nb: @x\n".encode(), [edit]).decode() == '标: 1\nb: "@x"\n'


def test_line_feeds_of_windows_stay():
    edit = Edit(Place("x.yaml", ("c",)), "set", "x")

    assert (
        apply(b"a: b\r\nc: d # e\r\nf: g\r\n", [edit])
        == b"a: b\r\nc: x # e\r\nf: g\r\n"
    )


def test_the_text_of_an_article_stays():
    edit = Edit(Place("x.md", ("id",)), "set", "new")

    assert apply(b"---\nid: old\n---\n# Hi\nid: old\n", [edit]) == (
        b"---\nid: new\n---\n# Hi\nid: old\n"
    )


def routes(value, route=()):
    """Every route in a value."""
    yield route
    pairs = value.items() if isinstance(value, dict) else enumerate(value or ())
    for step, each in pairs if isinstance(value, dict | list) else ():
        yield from routes(each, (*route, step))


@given(mappings(), st.data())
@example({"a": [["b"]]}, None)
def test_an_edit_means_what_it_says_and_keeps_every_comment(value, data):
    value = {"first": "one", **value, "last": {"x": ["y"]}}
    notes: dict[Route, str] = {
        (key,): f"about {number}" for number, key in enumerate(value)
    }
    source = dump(value, comments=notes)
    every = [each for each in routes(value) if each]
    route = data.draw(st.sampled_from(every)) if data else ("a", 0, 0)
    action = (
        data.draw(st.sampled_from(["set", "remove", "rename"])) if data else "remove"
    )
    assume(action != "rename" or isinstance(route[-1], str))
    edit = Edit(Place("x.yaml", route), action, "" if action == "remove" else "new")

    after = apply(source.encode(), [edit]).decode()

    assert read("x.yaml", after.encode()).value == changed(value, edit, "new")
    assert [each for each in after.splitlines() if each.startswith("# about")] == [
        f"# {note}" for note in notes.values()
    ]
