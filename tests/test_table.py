"""A generated table picks the case that trying each in turn with the reference does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogkit.catalog.canonical import (
    FALSE,
    TRUE,
    And,
    Ask,
    Given,
    Is,
    Isnt,
    Not,
    Or,
    Typed,
)
from catalogkit.catalog.holds import holds
from catalogkit.languages.assumed import with_text, without_texts
from catalogkit.languages.table import compile_table, source
from tests.bench.tables import mixed, requests
from tests.strategies_conditions import (
    DEVICES,
    PARTS,
    Almanac,
    answers_to,
    conditions,
    read,
)

ODD = ("", None, [], ["managed"], {}, {"a": 1}, 0, 1, True, 1.5, "made of nothing")


def first(trees, answers, *world):
    return next(
        (n for n, tree in enumerate(trees) if holds(tree, answers, *world)), None
    )


@st.composite
def tables(draw):
    """Cases of which most ask for one device, and answers near to them."""
    trees = draw(st.lists(conditions(), min_size=1, max_size=6))
    devices = st.lists(st.sampled_from(DEVICES), min_size=1, max_size=2, unique=True)
    for _ in range(draw(st.integers(0, 6))):
        asked = Ask("device", Is(tuple(draw(devices))))
        trees.append(draw(st.sampled_from((And, Or)))((asked, draw(conditions()))))
    answers = [
        {**draw(answers_to(draw(st.sampled_from(trees)))), **device}
        for device in ({}, *({"device": each} for each in (*DEVICES, *ODD)))
    ]
    return draw(st.permutations(trees)), answers


@given(case=tables())
def test_a_table_picks_the_first_case_that_holds(case):
    trees, some = case
    table = compile_table([(tree, number) for number, tree in enumerate(trees)])

    for each in some:
        assert table(each, Almanac()) == first(trees, each, Almanac())
        assert table(each) == first(trees, each)


@given(
    tree=conditions(),
    answers=conditions().flatmap(answers_to),
    odd=st.sampled_from(ODD),
)
def test_what_is_left_of_a_condition_holds_where_it_did(tree, answers, odd):
    managed, other = {**answers, "device": "managed"}, {**answers, "device": odd}

    left = with_text(tree, "device", "managed")
    assert holds(left, managed, Almanac()) is holds(tree, managed, Almanac())
    left = without_texts(tree, "device")
    assert holds(left, other, Almanac()) is holds(tree, other, Almanac())


def test_a_large_table_picks_as_its_rules_say():
    rules = [rule.tree for rule in mixed(300)]
    table = compile_table([(tree, number) for number, tree in enumerate(rules)])
    found = [table(each) for each in requests(500)]

    assert found == [first(rules, each) for each in requests(500)]
    assert 0.2 < sum(each is not None for each in found) / len(found) < 0.9


def test_a_table_tries_only_the_cases_that_an_answer_leaves():
    rules = [rule.tree for rule in mixed(100)]
    text = source(rules)
    service = next(part.test.values[0] for part in rules[0].parts)

    assert text.count(f"'{service}'") == 1
    assert "answers.get('service') ==" not in text


def test_an_outcome_may_be_anything():
    outcome = object()
    table = compile_table([(TRUE, outcome)])

    assert table({}) is outcome


def test_without_a_case_that_holds_there_is_no_outcome():
    assert compile_table([])({}) is None
    assert compile_table([(FALSE, 1)])({}) is None


def test_what_stands_behind_a_case_that_always_holds_is_not_tried():
    asked = [Ask("device", Is((each,))) for each in "abcdef"]
    trees: list[Typed] = [*asked, TRUE, TRUE]

    assert "_outcome_6" in source(trees)
    assert "_outcome_7" not in source(trees)


@pytest.mark.parametrize(
    "name", ["_outcome_0", "_cases_1", "key", "NOWHERE", "table", "x'); y('", "答"]
)
def test_a_field_of_any_name_stays_data_in_a_table(name):
    there = Ask(name, Given(given=True))
    asked = [And((Ask(name, Is((each,))), there)) for each in PARTS]
    trees: list[Typed] = [*asked, Not(Ask(name, Isnt(("x",)))), Ask(name, Isnt(("y",)))]
    table = compile_table([(tree, number) for number, tree in enumerate(trees)])

    for answer in (*PARTS, *ODD, "x", "y"):
        assert table({name: answer}) == first(trees, {name: answer})


def test_a_named_line_of_a_group_is_read_in_a_table():
    line = {"products": {"any_line": {"product": "phone"}}}
    trees: list[Typed] = [*(read({"device": each}) for each in DEVICES), read(line)]
    table = compile_table([(tree, tree) for tree in [*trees, *trees]])

    assert table({"device": "none", "products": [{"product": "phone"}]}) is trees[-1]
