"""Answers that are typed, and answers that are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogkit.catalog.answered import answered
from catalogkit.catalog.typed_in import as_written
from catalogkit.model.form import Field


def field(kind: str, **values: object) -> Field:
    return Field.model_validate({"id": "it", "type": kind, "label": "It", **values})


NUMBERS = st.integers(-(10**9), 10**9)
VALUES = {
    "text": st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1),
    "integer": NUMBERS,
    "number": NUMBERS | st.decimals(-1000, 1000, places=2).map(float),
    "money": NUMBERS | st.sampled_from([0.5, 12.25]),
    "boolean": st.booleans(),
    "date": st.dates().map(str),
    "datetime": st.just("2026-12-01T02:15:00Z"),
    "choices": st.lists(st.sampled_from(["a", "b"]), min_size=1, unique=True),
    "file": st.just([{"name": "plan.pdf"}]),
}


@pytest.mark.parametrize("kind", VALUES)
@given(data=st.data())
def test_an_answer_that_is_written_reads_as_it_was(kind: str, data) -> None:
    asked = field(kind)
    value = data.draw(VALUES[kind])

    assert answered(asked, as_written(asked, value, "EUR"), "EUR") == value
