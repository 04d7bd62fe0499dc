"""Patterns mean the same everywhere, and none takes long."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogkit.model.pattern import portable

PIECES = ("a", "b", "[ab]", "[^a]", ".", "\\d", "\\.", "(a|b)", "(?:ab)", "x", "[\\w-]")
SIGNS = ("", "", "*", "+", "?", "{2}", "{1,3}", "{2,}", "+?")


@st.composite
def patterns(draw):
    pieces = draw(
        st.lists(st.tuples(*map(st.sampled_from, (PIECES, SIGNS))), max_size=6)
    )
    return "".join(piece + sign for piece, sign in pieces)


def accepted(pattern):
    try:
        return portable(pattern)
    except ValueError:
        return None


@given(pattern=patterns(), text=st.text("ab.x1-\n", max_size=12))
def test_a_pattern_keeps_its_meaning(pattern, text):
    found = accepted(pattern)

    if found is not None:
        before = re.fullmatch(pattern, text, re.ASCII)
        assert (re.fullmatch(found, text) is None) == (before is None)


@given(pattern=patterns())
def test_a_portable_pattern_is_portable_as_it_is(pattern):
    found = accepted(pattern)

    assert found is None or portable(found) == found


@given(pattern=patterns(), letters=st.sampled_from(("a", "ab", "a.", "1", "x")))
def test_no_accepted_pattern_takes_long(pattern, letters):
    found = accepted(pattern)
    if found is None:
        return
    text = letters * 3000 + "!"

    start = time.process_time()
    re.fullmatch(found, text)

    assert time.process_time() - start < 0.5


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("(a+)+", "can read the same character"),
        ("(a*)*", "may be empty"),
        (".+@.+", "both '.' and '@' can read the same character"),
        ("(?=a)", "more than a pattern here may use"),
        ("(a)\\1", "'\\1' is more than a pattern here may use"),
        ("^a|b$", "it is unclear how far '^' and '$' reach"),
        ("a**", "follow each other"),
        ("a{3,2}", "ends before it begins"),
        ("(a", "a '(' is not closed"),
        ("a)", "a ')' has no '('"),
        ("[", "it ends too early"),
        ("[]a", "is empty"),
        ("{", "stands alone"),
        ("a{9999}", "more than 2000"),
        ("\\ud800", "half a character"),
        ("\ud800", "half a character"),
        ("(" * 30 + ")" * 30, "nest too deep"),
    ],
)
def test_a_pattern_that_cannot_be_used_says_why(pattern, sentence):
    with pytest.raises(ValueError, match=re.escape(sentence)):
        portable(pattern)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("^[A-Z]{2}[0-9]{4}$", "DE1042"),
        ("DE-.*", "DE-😀"),
        ("[中-文]+", "中文"),
        ("[^@]+@[^@.]+\\.com", "a@b.com"),
        ("cat|car", "car"),
        ("\\$\\d+", "$12"),
    ],
)
def test_usual_patterns_are_accepted(pattern, text):
    assert re.fullmatch(portable(pattern), text)
