"""What an author of a condition is told, and where."""

import jsonschema
import pytest
from hypothesis import given
from pydantic import TypeAdapter
from pydantic_core import PydanticCustomError

from catalogkit.catalog.canonical import canonical, fields
from catalogkit.catalog.conditions import typed
from catalogkit.catalog.scope import STAGES, FieldType, Scope, request_type
from catalogkit.catalog.written import written
from catalogkit.model.condition import MAX_LINES, When, parse_condition
from catalogkit.source.node import Value
from tests import strategies_conditions as some

CHOICE = FieldType("choice", ("managed", "unmanaged"))
SCOPE = Scope(
    {
        "device": CHOICE,
        "quantity": FieldType("integer"),
        "weight": FieldType("number"),
        "cost": FieldType("money"),
        "vip": FieldType("boolean"),
        "software": FieldType("choices", ("cad", "cam")),
        "start": FieldType("date"),
        "meeting": FieldType("datetime"),
        "purpose": FieldType("text"),
        "plan": FieldType("file"),
        "hint": FieldType("note"),
        "lines": FieldType("group", row={"product": CHOICE}),
        "store": FieldType("site", attributes={"region": CHOICE}),
        "requester": FieldType("record", attributes={"employment": CHOICE}),
        "request": request_type(("portal", "mail"), ("p1",), ("standard",)),
        "review": FieldType("record", attributes={"outcome": CHOICE}),
    },
    conditions={
        "risky": parse_condition({"device": "unmanaged"}),
        "foreign": parse_condition({"elsewhere": "x"}),
        "nested": parse_condition({"use": "foreign"}),
        "loop": parse_condition({"any": [{"use": "pool"}, {"vip": "true"}]}),
        "pool": parse_condition({"not": {"use": "loop"}}),
    },
    calendars=frozenset({"hq"}),
    currency="EUR",
)
SHAPES = [
    (None, (), "a condition belongs here"),
    ("risky-one", (), "to use the one of that name, write 'use:'"),
    ("device == 'x'", (), "write one line a field"),
    (["a"], (), "put 'any:' or 'all:' above this list"),
    ({}, (), "asks nothing"),
    ({"device": None}, ("device",), "'device' is compared with nothing"),
    ({"device": ""}, ("device",), "'device' is compared with nothing"),
    ({"device": []}, ("device",), "the list of 'device' is empty"),
    ({"device": ["a", ["b"]]}, ("device", 1), "this is a list"),
    ({"device": {}}, ("device",), "'device' is asked nothing"),
    ({"device": {"nott": "a"}}, ("device", "nott"), "did you mean 'not'?"),
    ({"store": {"region": "a"}}, ("store", "region"), "'store.region: …'"),
    ({"quantity": ">= 10"}, ("quantity",), "write '10..'"),
    ({"quantity": ".."}, ("quantity",), "a range needs an end"),
    ({"any": {"a": "b"}}, ("any",), "takes a list of conditions"),
    ({"any": []}, ("any",), "takes a list of conditions"),
    ({"all": ["a-b"]}, ("all", 0), "write 'use:'"),
    ({"not": "device"}, ("not",), "no condition"),
    ({"use": {"a": "b"}}, ("use",), "this is a block of keys"),
    ({"present": "device"}, ("present",), "after its field"),
    ({"any_line": {"a": "b"}}, ("any_line",), "after the group's name"),
    ({"device": {"not": {"has": "a"}}}, ("device", "not"), "put 'not:' above"),
    ({"software": {"has": ["a", "b"]}}, ("software", "has"), "has_any or has_all"),
    ({"end": {"after": "start"}}, ("end", "after"), "write 'answers.start'"),
    ({"end": {"after": "2026-01-01"}}, ("end", "after"), "write 'over 2026-01-01'"),
]
TYPES = [
    ({"devise": "managed"}, "unknown-field", ("devise",), "did you mean 'device'?"),
    ({"product": "managed"}, "unknown-field", ("product",), "any_line"),
    ({"store.reg": "x"}, "unknown-field", ("store.reg",), "there is region"),
    ({"device": "manged"}, "unknown-option", ("device",), "did you mean 'managed'?"),
    ({"device": ["managed", "x"]}, "unknown-option", ("device", 1), "no option 'x'"),
    ({"software": {"has_any": ["cad", "cat"]}}, "unknown-option",
     ("software", "has_any", 1), "no option 'cat'"),
    ({"software": "cad"}, "wrong-type", ("software",), "write '{has: cad}'"),
    ({"device": {"has": "managed"}}, "wrong-type", ("device",), "the value itself"),
    ({"device": "2..3"}, "wrong-type", ("device",), "write ['2..3']"),
    ({"quantity": "many"}, "wrong-type", ("quantity",), "a whole number"),
    ({"quantity": "9007199254740992"}, "wrong-type", ("quantity",), "a whole number"),
    ({"quantity": "2-10"}, "wrong-type", ("quantity",), "a range is written 2..10"),
    ({"weight": "9" * 400}, "wrong-type", ("weight",), "larger than any number"),
    ({"cost": "100"}, "wrong-type", ("cost",), "'100 EUR'"),
    ({"cost": "..100 USD"}, "wrong-type", ("cost",), "counts in EUR"),
    ({"vip": "yes"}, "wrong-type", ("vip",), "is true or false"),
    ({"start": "2026-02-30"}, "wrong-type", ("start",), "a day such as"),
    ({"start": "2026-W10-1"}, "wrong-type", ("start",), "a day such as"),
    ({"meeting": "2026-02-01T10:00"}, "wrong-type", ("meeting",), "offset from UTC"),
    ({"meeting": "0001-01-01T00:00+08:00.."}, "wrong-type", ("meeting",), "years 1"),
    ({"device": {"starts_with": "m"}}, "wrong-type", ("device",), "is for texts"),
    ({"device": {"any_line": {"vip": "true"}}}, "wrong-type", ("device",), "a group"),
    ({"lines": "x"}, "wrong-type", ("lines",), "ask about its lines"),
    ({"plan": "x"}, "wrong-type", ("plan",), "only present and absent"),
    ({"hint": "present"}, "wrong-type", ("hint",), "never answered"),
    ({"requester": "x"}, "wrong-type", ("requester",), "'requester.…'"),
    ({"quantity": "10..2"}, "empty-range", ("quantity",), "ends before it begins"),
    ({"start": "2026-02-01..2026-01-01"}, "empty-range", ("start",), "is empty"),
    ({"lines": {"any_line": {"vip": "true"}}}, "not-here",
     ("lines", "any_line", "vip"), "only their own fields"),
    ({"purpose": {"matches": "a"}}, "not-here", ("purpose", "matches"), "constraints"),
    ({"start": "today.."}, "not-here", ("start",), "constraints"),
    ({"start": {"within": "hq"}}, "wrong-type", ("start",), "asked of a moment"),
    ({"meeting": {"within": "hk"}}, "unknown-name", ("meeting", "within"), "is hq"),
    ({"lines.count": "some"}, "wrong-type", ("lines.count",), "a whole number"),
    ({"meeting": {"same_as": "answers.meeting"}}, "not-here", ("meeting",), "constr"),
    ({"any": [{"vip": "true"}, {"not": {"devise": "x"}}]}, "unknown-field",
     ("any", 1, "not", "devise"), "did you mean"),
]  # fmt: skip
CONSTRAINTS = [
    ({"purpose": {"matches": "(a+)+"}}, "wrong-type", ("purpose", "matches"), "long"),
    ({"start": "today + 2d.."}, "wrong-type", ("start",), "write 2bd for business"),
    ({"start": "today + 2bd elapsed.."}, "wrong-type", ("start",), "no elapsed time"),
    ({"start": {"after": "answers.meeting"}}, "wrong-type", ("start",), "compared"),
    ({"device": {"after": "answers.purpose"}}, "wrong-type", ("device",), "order"),
    ({"start": {"after": "answers.stop"}}, "unknown-field", ("start", "after"), "stop"),
]
READS = [
    ("form", "request.channel", "portal", None),
    ("form", "requester.employment", "managed", "not-here"),
    ("form", "request.priority", "p1", "not-here"),
    ("form", "request.time", {"within": "hq"}, "not-here"),
    ("form", "request.cost", "..5 EUR", "reads-right"),
    ("form", "request.path", "standard", "reads-right"),
    ("cost", "request.cost", "..5 EUR", "reads-right"),
    ("constraint", "request.cost", "..5 EUR", None),
    ("constraint", "request.path", "standard", "reads-right"),
    ("priority", "request.cost", "..5 EUR", None),
    ("priority", "request.priority", "p1", "reads-right"),
    ("priority", "requester.employment", "managed", None),
    ("path", "request.priority", "p1", "not-here"),
    ("path", "request.path", "standard", "reads-right"),
    ("path", "request.time", {"outside": "hq"}, None),
    ("approval", "request.path", "standard", None),
    ("task", "request.priority", "p1", None),
    ("task", "review.outcome", "managed", None),
    ("path", "review.outcome", "managed", "reads-right"),
    ("approval", "review.outcome", "managed", "reads-right"),
    ("promise", "review.outcome", "managed", None),
]


def refusals(value):
    with pytest.raises(PydanticCustomError) as raised:
        parse_condition(value)
    return (raised.value.context or {})["faults"]


def faults_of(value, scope):
    tree, faults = typed(parse_condition(value), scope)
    assert (tree is None) == bool(faults)
    return faults


def asserts_one(faults, rule, route, sentence):
    assert [(each.rule, each.route) for each in faults] == [
        (f"condition/{rule}", route)
    ]
    assert sentence in faults[0].message


@pytest.mark.parametrize(("value", "route", "sentence"), SHAPES)
def test_a_misshapen_condition_is_refused_at_its_place(value, route, sentence):
    faults = refusals(value)

    assert [each.route for each in faults] == [route]
    assert sentence in faults[0].message


@pytest.mark.parametrize(("value", "rule", "route", "sentence"), TYPES)
def test_what_does_not_suit_the_form_is_found(value, rule, route, sentence):
    asserts_one(faults_of(value, SCOPE.at("path")), rule, route, sentence)


@pytest.mark.parametrize(("value", "rule", "route", "sentence"), CONSTRAINTS)
def test_what_does_not_suit_a_constraint_is_found(value, rule, route, sentence):
    asserts_one(faults_of(value, SCOPE.at("constraint")), rule, route, sentence)


@pytest.mark.parametrize(("stage", "name", "test", "rule"), READS)
def test_a_condition_reads_only_what_stands_to_its_left(stage, name, test, rule):
    found = [each.rule for each in faults_of({name: test}, SCOPE.at(stage))]

    assert found == ([] if rule is None else [f"condition/{rule}"])


def test_answers_may_be_read_at_every_stage():
    for stage in STAGES:
        assert faults_of({"device": "managed"}, SCOPE.at(stage)) == []


def test_all_faults_are_found_at_once():
    shapes = refusals({"a": None, "any": [{"b": []}, {"c": "> 1"}]})
    types = faults_of({"devise": "x", "vip": "no", "use": "riskyy"}, SCOPE)

    assert {each.route for each in shapes} == {("a",), ("any", 0, "b"), ("any", 1, "c")}
    assert {each.route for each in types} == {("devise",), ("vip",), ("use",)}


@pytest.mark.parametrize(
    ("value", "rename", "fixed"),
    [
        ({"requester": {"employment": "staff"}}, "requester.employment", "staff"),
        ({"request": {"channel": ["a", "b c"]}}, "request.channel", "[a, 'b c']"),
        ({"quantity": "< 10"}, None, "under 10"),
        ({"end": {"before": "start"}}, None, "answers.start"),
        ("risky-device", None, "{use: risky-device}"),
    ],
)
def test_a_certain_fix_is_offered(value, rename, fixed):
    fault = refusals(value)[0]

    assert (fault.rename, fault.set) == (rename, fixed)


@pytest.mark.parametrize(
    ("value", "fixed"), [({"vip": "no"}, "false"), ({"device": "Managed"}, "managed")]
)
def test_a_certain_value_is_offered(value, fixed):
    assert faults_of(value, SCOPE)[0].set == fixed


@pytest.mark.parametrize(
    ("name", "rule", "used"),
    [
        ("riskyy", "condition/unknown-name", ()),
        ("foreign", "condition/unknown-field", ("foreign",)),
        ("nested", "condition/unknown-field", ("nested", "foreign")),
        ("loop", "condition/loop", ("loop", "pool")),
    ],
)
def test_a_named_condition_is_judged_where_it_is_used(name, rule, used):
    faults = faults_of({"any": [{"vip": "true"}, {"use": name}]}, SCOPE)

    assert [(each.rule, each.used) for each in faults] == [(rule, used)]
    assert faults[0].route == ("any", 1, "use")


def test_a_named_condition_means_what_it_says():
    tree = some.read({"use": "risky", "vip": "true"}, SCOPE)
    spelled = some.read({"vip": "true", "device": "unmanaged"}, SCOPE)

    assert tree == spelled
    assert dict(fields(tree)) == {"device": ("use",), "vip": ("vip",)}


def test_depth_and_length_are_bounded():
    deep: Value = {"a": "b"}
    for _ in range(20):
        deep = {"any": [deep, {"c": "d"}]}
    long = {"any": [{"a": "b"}] * (MAX_LINES + 1)}

    assert "nest more than" in refusals(deep)[0].message
    assert "more than 500 lines" in refusals(long)[0].message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"quantity": "5..5"}, {"quantity": "5"}),
        ({"weight": "5.0"}, {"weight": ["5"]}),
        ({"vip": {"not": "true"}}, {"vip": "false"}),
        ({"not": {"vip": "present"}}, {"vip": "absent"}),
        ({"software": {"has": "cad"}}, {"software": {"has_all": ["cad"]}}),
        ({"software": {"has_any": "cad"}}, {"software": {"has": "cad"}}),
        ({"device": {"one_of": ["managed"]}}, {"device": {"is": "managed"}}),
        ({"all": [{"vip": "true"}, {"vip": "true"}]}, {"vip": "true"}),
        ({"not": {"not": {"vip": "true"}}}, {"any": [{"vip": "true"}]}),
        (
            {"meeting": "2026-03-06T16:30+08:00.."},
            {"meeting": "2026-03-06 08:30:00Z.."},
        ),
        (
            {"weight": {"not": ["1", "2"], "is": ["3"]}},
            {"all": [{"weight": "3"}, {"weight": {"not": ["2", "1"]}}]},
        ),
    ],
)
def test_two_ways_to_write_one_meaning_have_one_form(one, other):
    first, second = some.read(one, SCOPE), some.read(other, SCOPE)

    assert canonical(first) == canonical(second)


@given(tree=some.conditions())
def test_the_schema_for_editors_accepts_what_we_accept(tree):
    schema = TypeAdapter(When).json_schema()

    jsonschema.validate(written(tree, some.SCOPE), schema)
