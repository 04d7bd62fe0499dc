"""Questions as custom fields of Request Tracker: what people see is theirs to read."""

import json
import shutil
import subprocess

import pytest

from catalogkit.catalog.answered import answered
from catalogkit.catalog.fits import too_little_or_much, wrong_type
from catalogkit.model.form import Field
from catalogkit.targets.request_tracker.patterns import pattern
from tests.programs import lost
from tests.tracked import asked, catalog, held, said

DEVICE = """\
- id: device
  type: choice
  label: {en: Device, zh-CN: 设备}
  options:
    - {id: managed, label: {en: Managed by IT, zh-CN: 公司管理}}
    - {id: own, label: {en: "My own: a laptop", zh-CN: 自带}}
  required: true
"""
PLACES = """\
- id: country
  type: choice
  label: Country
  required: true
  options: [{id: cn, label: China}, {id: de, label: Germany}]
- id: office
  type: choice
  label: Office
  options:
    - {id: anywhere, label: At home}
    - {id: sh, label: Shanghai, when: {country: cn}}
    - {id: hh, label: Hamburg, when: {country: de}}
    - {id: nb, label: Ningbo, when: {country: cn}}
"""


def test_a_value_is_called_as_people_read_it_and_keeps_its_id():
    field = asked(DEVICE)["device"]

    assert field["Name"] == "Device"
    assert [(each["Name"], each["Description"]) for each in field["Values"]] == [
        ("Managed by IT", "managed"),
        ("My own: a laptop", "own"),
    ]


def test_what_must_be_answered_is_mandatory_and_what_may_be_hidden_is_not():
    form = DEVICE + (
        "- {id: why, type: text, label: Why, required: true, "
        "visible_when: {device: own}}\n"
    )
    fields = asked(form)

    assert fields["device"]["Pattern"] == "(?#Mandatory)."
    assert fields["why"]["Pattern"] == ""
    assert fields["why"]["EntryHint"] == (
        "Only if Device is “My own: a laptop”, and then it is required"
    )


def test_options_that_hang_on_one_answer_follow_it():
    office = asked(PLACES)["office"]

    assert office["BasedOn"] == "badge.country"
    assert [(each["Category"], each["Name"]) for each in office["Values"]] == [
        ("", "At home"),
        ("China", "Shanghai"),
        ("China", "Ningbo"),
        ("Germany", "Hamburg"),
    ]


def test_options_of_a_list_follow_the_answer_that_their_rows_name():
    rows = "[{id: r1, title: Red, house: a}, {id: r2, title: Blue, house: b}]"
    rooms = f"kind: list\nid: rooms\ntitle: Rooms\nowner: security\nrows: {rows}\n"
    rooms += "columns: {id: text, title: text, house: text}\n"
    form = """\
    - id: house
      type: choice
      label: House
      options: [{id: a, label: A}, {id: b, label: B}]
    - id: room
      type: choice
      label: Room
      options_from: {list: rooms, where: {house: answers.house}}
    """
    of = catalog(form, files={"rooms.yaml": rooms})
    room = held(of, "CustomField")["badge.room"]

    assert room["BasedOn"] == "badge.house"
    assert [(each["Category"], each["Name"]) for each in room["Values"]] == [
        ("A", "Red"),
        ("B", "Blue"),
    ]


def test_an_option_that_hangs_on_two_answers_is_said_and_always_offered():
    form = PLACES + (
        "- {id: desk, type: choice, label: Desk, options: [{id: a, label: A}, "
        "{id: b, label: B, when: {country: cn, office: sh}}]}\n"
    )
    of = catalog(form)

    ((rule, route, message),) = said(of)

    assert rule == "target/lossy"
    assert route == ("form", 2, "options", 1, "when")
    assert "one other question only" in message


@pytest.mark.parametrize(
    "kind, type_, most",
    [
        ("paragraph", "Text", 1),
        ("date", "Date", 1),
        ("datetime", "DateTime", 1),
        ("boolean", "Select", 1),
        ("integer", "Freeform", 1),
        ("user", "Freeform", 1),
        ("site", "Select", 1),
        ("file", "Binary", 0),
    ],
)
def test_a_type_of_question_has_its_type_of_field(kind, type_, most):
    field = asked(f"- {{id: it, type: {kind}, label: It}}")["it"]

    assert (field["Type"], field["MaxValues"]) == (type_, most)


def test_a_group_takes_one_value_a_row_and_says_what_belongs_there():
    field = asked("""\
    - id: lines
      type: group
      label: Rules
      max: 5
      fields:
        - {id: zone, type: choice, label: From, options: [{id: a, label: Shops}]}
        - {id: port, type: integer, label: Port}
    """)["lines"]

    assert (field["Type"], field["MaxValues"]) == ("Freeform", 5)
    assert "From (Shops) | Port" in field["EntryHint"]


def test_a_default_is_given_as_the_value_is_called():
    (field,) = asked(DEVICE + "  default: own\n").values()

    assert field["Default"] == ["My own: a laptop"]


def test_two_questions_of_one_name_are_said_at_the_second():
    form = """\
    - {id: one, type: text, label: Room}
    - {id: two, type: text, label: ROOM}
    """

    ((rule, route, _),) = said(catalog(form))

    assert (rule, route) == ("target/same-name", ("form", 1, "label"))


def test_two_answers_of_one_name_are_said():
    form = """\
    - id: one
      type: choice
      label: One
      options: [{id: a, label: Red}, {id: b, label: red}]
    """

    ((rule, _, message),) = said(catalog(form))

    assert rule == "target/same-name"
    assert "'red'" in message


def test_a_hint_that_does_not_fit_is_said_and_ends_where_a_character_ends():
    long = "需要说明原因" * 40

    of = catalog(f"- {{id: why, type: text, label: Why, help: {long}}}")

    ((_, route, _),) = said(of)
    assert route == ("form", 0, "help")


PATTERNS = [
    ({"type": "integer", "min": "2", "max": "48"}, ["1", "2", "19", "48", "49", "048"]),
    ({"type": "integer", "max": "-3"}, ["-4", "-3", "-2", "3", "0", "-12"]),
    ({"type": "integer"}, ["7", "-7", "7.5", "seven"]),
    ({"type": "number"}, ["7.5", "7,5", "7."]),
    ({"type": "email"}, ["ann@example.com", "ann", "a@b@c"]),
    ({"type": "url"}, ["https://example.com", "example.com"]),
    ({"type": "text", "pattern": "[A-Z]{2}[0-9]{4}"}, ["DE1042", "DE10421", "de1042"]),
    ({"type": "text", "pattern": "[^/$@]+[.](txt|md)"}, ["a.txt", "a$.md", "a.text"]),
    (
        {"type": "text", "min_length": "2", "max_length": "3"},
        ["中", "中文", "中文字", "abcd"],
    ),
    ({"type": "paragraph", "max_length": "5"}, ["a\nb\nc", "a\nb\ncd"]),
]


@pytest.mark.parametrize("keys, answers", PATTERNS)
def test_perl_takes_an_answer_exactly_when_the_form_does(keys, answers):
    field = _field(required="true", **keys)
    made = pattern(field, "en", "EUR")

    taken = _matched(made, answers)

    assert taken == [_fits(field, each) for each in answers]
    assert not any(_matched(made, [""]))
    optional = field.model_copy(update={"required": False})
    assert all(_matched(pattern(optional, "en", "EUR"), [""]))


def _fits(field, text):
    value = answered(field, text, "EUR")
    return not (
        value is None
        or wrong_type(field, value)
        or too_little_or_much(field, value, "EUR")
    )


def _matched(made, answers):
    """Whether each answer matches, as Request Tracker tries it."""
    perl = shutil.which("perl") or lost("there is no perl")
    program = "use JSON::PP; my ($p, @a) = @{decode_json(<STDIN>)};"
    program += "print encode_json([map { /$p/ ? \\1 : \\0 } @a]);"
    given = json.dumps([made, *answers])
    done = subprocess.run(
        [perl, "-e", program], input=given, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def test_the_reason_of_a_pattern_cannot_end_its_comment():
    field = _field(type="text", pattern="[0-9]+", placeholder="(1) [2] ~3")

    made = pattern(field, "en", "EUR")

    assert made.startswith("(?#This is not in the expected form, such as 1 2 3)\\A")


def _field(**keys):
    return Field.model_validate({"id": "it", "label": "It", **keys})
