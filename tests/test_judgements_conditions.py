"""What is read off the words of two conditions holds for every request."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogkit.catalog.canonical import TRUE, both, either, negated
from catalogkit.catalog.holds import holds
from catalogkit.diff.implied import Reach, implies, reach
from tests.strategies_conditions import SCOPE, Almanac, answers_to, read, trees

FEW = {name: SCOPE.find(name) for name in ("device", "quantity", "start", "software")}


@st.composite
def pairs(draw):
    """Two conditions over few fields, often made of one another."""
    few = trees(FEW, compared=True)
    one, other = draw(few), draw(few)
    made = (one, both([one, other]), either([one, other]), negated(one))
    return draw(st.sampled_from(made)), draw(st.sampled_from((*made, other)))


@settings(max_examples=60)
@given(pairs(), st.data())
def test_what_implies_another_never_holds_without_it(pair, data) -> None:
    left, right = pair
    if not implies(left, right):
        return  # another example finds one that does

    for answers in data.draw(st.lists(answers_to(both(pair)), min_size=5, max_size=9)):
        held = holds(left, answers, Almanac()), holds(right, answers, Almanac())
        assert held != (True, False)


@pytest.mark.parametrize(
    ("old", "new", "became"),
    [
        ({"device": "managed"}, {"device": ["managed", "unmanaged"]}, Reach.WIDER),
        ({"device": {"not": ["managed"]}}, {"device": "unmanaged"}, Reach.NARROWER),
        ({"device": "managed"}, {"device": "present"}, Reach.WIDER),
        ({"quantity": "..2"}, {"quantity": "..1"}, Reach.NARROWER),
        ({"quantity": "3..9"}, {"quantity": "over 3"}, Reach.OTHER),
        ({"quantity": "over 3"}, {"quantity": "3.."}, Reach.WIDER),
        ({"start": "2026-03-01.."}, {"start": "2026-04-01.."}, Reach.NARROWER),
        ({"software": {"has_any": ["cad"]}}, {"software": {"has_any": ["cad", "cam"]}},
         Reach.WIDER),
        ({"software": {"has_all": ["cad"]}}, {"software": {"has_all": ["cad", "cam"]}},
         Reach.NARROWER),
        ({"device": "managed"}, {"device": "managed", "quantity": "2.."},
         Reach.NARROWER),
        ({"device": "managed"}, {"any": [{"device": "managed"}, {"quantity": "2.."}]},
         Reach.WIDER),
        ({"not": {"device": "managed"}}, {"not": {"device": "present"}},
         Reach.NARROWER),
        ({"device": "managed"}, {"quantity": "2.."}, Reach.OTHER),
        ({"device": "managed"}, {"all": [{"device": "managed"}]}, Reach.SAME),
    ],
)  # fmt: skip
def test_narrower_and_wider_are_read_off_the_words(old, new, became) -> None:
    assert reach(read(old), read(new)) is became


def test_no_condition_is_the_widest() -> None:
    some = read({"device": "managed"})

    assert reach(None, some) is Reach.NARROWER
    assert reach(some, None) is Reach.WIDER
    assert implies(some, TRUE)
