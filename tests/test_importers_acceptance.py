"""The form of an imported template accepts what the template accepts, and no more."""

from functools import cache

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.backstage import CORPUS, OWN, Original, corpus, originals
from tests.backstage_answers import answers_to

REAL = sorted(path.name for path in CORPUS.glob("*.yaml"))
COMPARED = ["branches.yaml", "shapes.yaml"]


@cache
def real(*, picking: bool = True) -> dict[str, Original]:
    return originals(corpus(), picking=picking)


@cache
def known(name: str) -> Original:
    if name not in COMPARED:
        return real()[name]
    return originals({name: (OWN / name).read_bytes()})[name]


def same_verdict(original, data):
    answers = data.draw(answers_to(original))
    shown = original.live(answers)
    kept = {name: each for name, each in answers.items() if name in shown}
    # A condition that reads what another condition hides: Backstage still reads it.
    assume(original.live(kept) == shown)

    accepted = original.accepts(answers)

    assert original.takes(original.ours(kept)) == accepted, (answers, kept)


@pytest.mark.corpus
@pytest.mark.parametrize("name", REAL or ["the templates"])
@given(data=st.data())
def test_a_real_template_and_its_form_accept_the_same_answers(name, data):
    if not REAL:
        corpus()
    same_verdict(known(name), data)


@pytest.mark.corpus
@pytest.mark.parametrize("name", REAL or ["the templates"])
@settings(max_examples=20)
@given(data=st.data())
def test_with_pickers_as_plain_text_any_text_is_accepted_as_before(name, data):
    if not REAL:
        corpus()
    same_verdict(real(picking=False)[name], data)


@pytest.mark.parametrize("name", COMPARED)
@settings(max_examples=100)
@given(data=st.data())
def test_a_template_of_ours_and_its_form_accept_the_same_answers(name, data):
    same_verdict(known(name), data)


@pytest.mark.parametrize("name", COMPARED[:1])
@given(data=st.data())
def test_what_is_hidden_is_not_accepted_where_backstage_still_submits_it(name, data):
    original = known(name)
    answers = data.draw(answers_to(original))
    hidden = answers.keys() - original.live(answers) - {"unknown"}
    assume(hidden and original.accepts(answers))

    assert not original.takes(original.ours(answers))
