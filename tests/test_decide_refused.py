"""A request that the form does not take is refused with the form's own sentences."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogkit.decide import Refused, decide
from catalogkit.decision import Objection
from tests.catalogs import project
from tests.deciding import AT, LIGHT, PEOPLE, kit


def objections(answers: Any, requester: Any = PEOPLE, **said: Any) -> list[Objection]:
    """Everything that is said against a request for the kit."""
    with pytest.raises(Refused) as refused:
        decide(kit(), "kit", answers, requester, AT, **said)
    return list(refused.value.refusals)


@pytest.mark.parametrize(
    ("more", "route", "reason", "said"),
    [
        ({"model": None}, ("model",), "type", "Please answer this question"),
        ({"model": "huge"}, ("model",), "option", "Please choose one of the options"),
        ({"model": "odd"}, ("model",), "option", "Please choose one of the options"),
        ({"many": "2"}, ("many",), "type", "Please write a whole number, such as 12"),
        ({"many": 0}, ("many",), "limit", "The smallest possible value is 1"),
        ({"many": 10}, ("many",), "limit", "The largest possible value is 9"),
        ({"system": "nix"}, ("system",), "option", "Please choose one of the options"),
        ({"ready_on": "soon"}, ("ready_on",), "type", "write a day, such as"),
        ({"why": "gone"}, ("why",), "hidden", "not needed with your other answers"),
        ({"more": 1}, ("more",), "unknown", "not needed with your other answers"),
        ({"broken": True, "why": "x"}, ("why",), "limit", "write at least 3 char"),
        ({"broken": True, "why": "x" * 10}, ("why",), "limit", "at most 9 char"),
        ({"parts": [{}]}, ("parts", 0, "part"), "missing", "answer this question"),
        ({"parts": [{"part": "cable"}] * 3}, ("parts",), "limit", "at most 2 lines"),
        ({"parts": [{"part": "rope"}]}, ("parts", 0, "part"), "option", "one of the"),
        ({"many": 6}, (), "constraint", "Five at most."),
        ({"ready_on": "2026-11-27"}, (), "constraint", "That is too early."),
    ],
)
def test_every_answer_is_refused_in_the_words_of_the_form(
    more: dict[str, object], route: tuple[object, ...], reason: str, said: str
) -> None:
    found = objections({**LIGHT, **more})

    first = next(each for each in found if each.reason == reason)
    assert first.route == route
    assert said in first.said["en"]
    assert first.said["zh-CN"] != first.said["en"]
    assert first.place.file == "catalog/kit.yaml"


def test_a_day_from_today_counts_the_working_days_of_the_promise() -> None:
    decide(kit(), "kit", {**LIGHT, "ready_on": "2026-11-30"}, PEOPLE, AT)


def test_everything_that_is_wrong_is_said_at_once() -> None:
    visitor = {"employment": "visitor"}
    found = objections({"many": 99, "more": 1}, visitor, channel="fax")

    assert [(each.reason, each.route) for each in found] == [
        ("audience", ()),
        ("channel", ()),
        ("unknown", ("more",)),
        ("missing", ("model",)),
        ("limit", ("many",)),
        ("constraint", ()),
    ]
    assert found[0].said["en"] == "Only these people can ask for this: All staff"
    assert found[0].said["zh-CN"].startswith("仅限以下人员申请")
    assert found[1].said["en"].startswith("Please ask for this by ")


def test_the_error_says_its_sentences() -> None:
    with pytest.raises(Refused, match=r"Five at most\.") as refused:
        decide(kit(), "kit", {**LIGHT, "many": 6}, PEOPLE, AT)

    assert refused.value.item == "kit"


@pytest.mark.parametrize("end", ["lifecycle: retired", "sunset: 2026-11-22"])
def test_what_has_ended_is_refused(end: str) -> None:
    lines = f"kind: service_item\nid: gone\nlike: vpn-access\n{end}\n"
    catalog = project(gone=lines).catalog
    assert catalog is not None

    with pytest.raises(Refused, match="can no longer be requested"):
        decide(catalog, "gone", {"device": "managed"}, PEOPLE, AT)


ODD = ["\ud800", "light", "2026-13-45", "2026-02-30T99:99:99Z", "x" * 999, 10**400]
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(st.characters(), max_size=5),
    st.sampled_from(ODD),
)
KEYS = st.one_of(
    st.integers(), st.text(max_size=3), st.sampled_from(["part", "pieces"])
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3)
    ),
    max_leaves=6,
)
PATHS = {"standard", "dear", "day", "change"}
REASONS = {"unknown", "hidden", "missing", "type", "limit", "option", "constraint"}
NAMES = [
    "person", "model", "many", "system", "ready_on", "broken", "why", "parts", "part",
    "requester.employment", "request.cost", "request.path", "parts.count", "\ud800", "",
]  # fmt: skip


def outcome(answers: Any, person: Any, recipient: Any = None) -> tuple[str | None, ...]:
    """The path, or the reasons of refusal."""
    try:
        found = decide(kit(), "kit", answers, person, AT, recipient=recipient)
    except Refused as refused:
        return tuple(each.reason for each in refused.refusals)
    return (found.path,)


@given(st.dictionaries(st.sampled_from(NAMES), ANYTHING, max_size=5))
def test_whatever_is_answered_is_decided_or_refused(answers: dict[str, object]) -> None:
    found = outcome({**LIGHT, **answers}, PEOPLE)

    assert found
    assert set(found) <= {*PATHS, *REASONS}


@given(ANYTHING)
def test_answers_that_are_none_at_all_are_refused(answers: object) -> None:
    assert set(outcome(answers, PEOPLE)) <= REASONS


@given(st.dictionaries(st.sampled_from(["employment", "login", "\ud800"]), ANYTHING))
def test_whoever_asks_it_is_decided_or_refused(person: dict[str, object]) -> None:
    for recipient in (None, person):
        found = outcome(LIGHT, person, recipient)
        assert found == ("audience",) or found[0] in PATHS


@pytest.mark.parametrize("deep", [500, 50_000])
def test_deep_answers_are_refused(deep: int) -> None:
    nested: object = "x"
    for _ in range(deep):
        nested = [nested]

    assert objections({**LIGHT, "parts": nested})
    assert objections({**LIGHT, "more": nested})


def test_a_number_of_very_many_digits_is_decided_or_refused() -> None:
    huge = 10**5000

    assert objections({**LIGHT, "many": huge})
    parts = [{"part": "cable", "pieces": huge}]
    assert outcome({**LIGHT, "parts": parts}, PEOPLE) == ("dear",)


def test_many_answers_are_refused_quickly() -> None:
    found = objections({**LIGHT, **{f"more_{n}": n for n in range(2_000)}})

    assert len(found) == 2_000
