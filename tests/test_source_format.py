"""The layout of files: even, stable, and nothing is lost."""

import pytest
from hypothesis import given

from catalogkit.source.format import fmt
from catalogkit.source.write import dump
from tests.strategies_yaml import LIKELY, mappings


@pytest.mark.parametrize(
    "before, after",
    [
        ("a:   b   \n", "a: b\n"),
        ("a: b", "a: b\n"),
        ("a: b\r\nc: d\r\n", "a: b\nc: d\n"),
        ("---\n\n\na: b\n\n\n\nc: d\n\n\n", "a: b\n\nc: d\n"),
        ("a:\n- b\n-   c\n", "a:\n  - b\n  - c\n"),
        ("a:\n    b:\n        c: d\n", "a:\n  b:\n    c: d\n"),
        ("a: { b: c,d: [ e,f ] }\n", "a: {b: c, d: [e, f]}\n"),
        ('a: {"b":c}\n', 'a: {"b": c}\n'),
        ("a:\n  -   b: c\n      d: e\n", "a:\n  - b: c\n    d: e\n"),
        ("a:\n- - b\n  - c\n", "a:\n  - - b\n    - c\n"),
        ("a: |\n      two\n        lines\n", "a: |\n  two\n    lines\n"),
        ("a: two\n        lines\n", "a: two\n  lines\n"),
        (
            "a: # about a\n    b: c     # about b\n",
            "a: # about a\n  b: c     # about b\n",
        ),
        ("a:\n- b\n# of the list\n- c\n", "a:\n  - b\n  # of the list\n  - c\n"),
        (
            "a:\n    b: c\n    # of a\n# of d\nd: e\n",
            "a:\n  b: c\n  # of a\n# of d\nd: e\n",
        ),
        ("a:\n  - # first\n    b: c\n", "a:\n  - # first\n    b: c\n"),
        ("a: [b,\n       c]  # d\n", "a: [b,\n       c]  # d\n"),
        ("a:\n      b: [c,\n          d]\n", "a:\n  b: [c,\n      d]\n"),
        ("a: &x\n    b: c\nd: *x\n", "a: &x\n  b: c\nd: *x\n"),
    ],
)
def test_a_file_is_laid_out(before, after):
    assert fmt(before.encode()).decode() == after
    assert fmt(after.encode()).decode() == after


@pytest.mark.parametrize(
    "text",
    [
        LIKELY,
        "a: @b\n",
        "a: b\na:   c\n",
        "? a\n:   b\n",
        "a: |2\n    b\n",
        "",
        "#   only a comment\n",
    ],
)
def test_what_is_laid_out_or_cannot_be_stays_as_it_is(text):
    assert fmt(text.encode()).decode() == text


def test_of_an_article_the_fields_are_laid_out_and_the_text_stays():
    data = b"---\nid:   x\n---\n\n-   text  \n"

    assert fmt(data, "x.md") == b"---\nid: x\n---\n\n-   text  \n"


@given(mappings())
def test_what_we_write_is_laid_out_already(value):
    written = dump(value, comments={(key,): "about it" for key in value})

    laid = fmt(written.encode())

    assert laid.decode() == written
