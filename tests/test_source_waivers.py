"""Comments that waive a rule: what they say and what they speak of."""

import datetime

import pytest

from catalogkit.source.comments import waivers

SAID = "# catalogkit: allow path/gap until 2027-01-31 because it is so"


def covered(text, path="x.yaml"):
    """What the one waiver of a text covers: the file, a line, a route."""
    (waiver,) = waivers(text.encode(), path).waivers
    return waiver.covers_file, waiver.covers_line, waiver.route


def test_a_waiver_says_what_until_when_and_why():
    (waiver,) = waivers(f"{SAID}\nkind: x\n".encode(), "x.yaml").waivers

    assert waiver.rule == "path/gap"
    assert waiver.until == datetime.date(2027, 1, 31)
    assert waiver.reason == "it is so"
    assert (waiver.line, waiver.column) == (1, 1)


@pytest.mark.parametrize(
    "text, expected",
    [
        (f"{SAID}\n# more\nkind: x\n", (True, 3, ())),
        (f"kind: x  {SAID}\nid: y\n", (False, 1, ("kind",))),
        (f"kind: x\n{SAID}\n\n# more\nid: y\n", (False, 5, ("id",))),
        (f"a:\n  - id: b\n    {SAID}\n    c: d\n", (False, 4, ("a", 0, "c"))),
        (f"a:\n  {SAID}\n  - id: b\n    c: d\n", (False, 3, ("a", 0))),
        (f"a:\n  b: {{c: d}}  {SAID}\n", (False, 2, ("a", "b"))),
        (f"a: b\n{SAID}\n", (False, 2, ())),
    ],
)
def test_a_waiver_covers_the_file_at_its_head_else_its_line_or_the_next(text, expected):
    assert covered(text) == expected


def test_an_article_is_waived_among_its_fields():
    assert covered(f"---\n{SAID}\nkind: article\n---\ntext\n", "x.md") == (True, 3, ())


def test_a_waiver_stands_in_a_file_with_a_mistake_too():
    assert covered(f"a: @b\nc: d  {SAID}\n") == (False, 2, ("c",))


@pytest.mark.parametrize(
    "said, problem",
    [
        ("# catalogkit: allow path/gap", "does not say until when"),
        ("# catalogkit: allow path/gap because x", "does not say until when"),
        ("# catalogkit: allow path/gap until 2027-01-31", "does not say why"),
        (
            "# catalogkit: allow path/gap until soon because x",
            "'soon', which is no day",
        ),
        ("# catalogkit: allow path/gap until 2027-02-30 because x", "no day"),
        ("# catalogkit: allow path/gap until 20270131 because x", "no day"),
        (
            "# catalogkit: allow everything until 2027-01-31 because x",
            "not name a rule",
        ),
        ("#catalogkit:ignore", "does not name a rule"),
    ],
)
def test_a_waiver_that_says_too_little_is_told_the_form(said, problem):
    found = waivers(f"a: b\n{said}\nc: d\n".encode(), "x.yaml")

    (wrong,) = found.diagnostics
    assert not found.waivers
    assert (wrong.rule, wrong.place.span.line) == ("governance/bad-waiver", 2)
    assert problem in wrong.message
    assert "until 2027-01-31 because …" in wrong.message


@pytest.mark.parametrize(
    "text", [f"a: '{SAID}'\n", f"a: |\n  {SAID}\n", f"a: b#{SAID}\n", f"- a{SAID}\n"]
)
def test_what_only_stands_in_a_text_waives_nothing(text):
    found = waivers(text.encode(), "x.yaml")

    assert (found.waivers, found.diagnostics) == ((), ())
