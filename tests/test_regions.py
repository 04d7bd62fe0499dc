"""What can be asked, and what then holds: one kind of field after the other."""

# ruff: noqa: E501 - definitions as authors lay them out

import time

from catalogkit.catalog.canonical import (
    TRUE,
    Ask,
    Between,
    Chosen,
    Given,
    Is,
    Not,
)
from catalogkit.catalog.regions import said
from tests.thing import DEVICE, asked, path, taken


def test_a_smallest_request_answers_what_is_required_and_no_more():
    those = asked(f"""
form:{DEVICE}
  - {{id: note, type: text, label: Note}}
  - {{id: why, type: paragraph, label: Why, required: true, min_length: 30}}
""")

    found = those.some(Ask("device", Is(("unmanaged",))))

    assert found.answers.keys() == {"device", "why"}
    assert found.answers["device"] == "unmanaged"
    assert taken(those, found)


def test_every_type_of_field_has_an_answer_that_its_form_takes():
    those = asked("""
form:
  - {id: a, type: text, label: A, required: true, pattern: "[A-Z]{2}[0-9]{4}"}
  - {id: b, type: paragraph, label: B, required: true, max_length: 3}
  - {id: c, type: integer, label: C, required: true, min: 7}
  - {id: d, type: number, label: D, required: true, max: -0.5}
  - {id: e, type: money, label: E, required: true, min: 10 EUR}
  - {id: f, type: boolean, label: F, required: true}
  - {id: g, type: choice, label: G, required: true, options: [{id: x, label: X}]}
  - {id: h, type: choices, label: H, required: true, min: 2, options: [{id: x, label: X}, {id: y, label: Y}]}
  - {id: i, type: date, label: I, required: true, max: 2020-01-01}
  - {id: j, type: datetime, label: J, required: true}
  - {id: k, type: user, label: K, required: true}
  - {id: l, type: person, label: L, required: true}
  - {id: m, type: team, label: M, required: true}
  - {id: n, type: system, label: N, required: true}
  - {id: o, type: site, label: O, required: true}
  - {id: p, type: asset, label: P, required: true}
  - {id: q, type: email, label: Q, required: true}
  - {id: r, type: phone, label: R, required: true}
  - {id: s, type: url, label: S, required: true}
  - {id: t, type: file, label: T, required: true, min: 2, accept: [image/png], max_size: 1 MB}
  - {id: u, type: group, label: U, required: true, min: 2, fields: [{id: v, type: email, label: V, required: true}]}
  - {id: w, type: note, label: W}
""")

    found = those.some(TRUE)

    assert taken(those, found)
    assert len(found.answers) == 21
    assert len(found.answers["u"]) == 2


def test_what_the_form_never_shows_is_never_answered():
    those = asked(f"""
form:{DEVICE}
  - {{id: deep, type: text, label: D, visible_when: {{device: unmanaged}}}}
  - {{id: deeper, type: text, label: D, visible_when: {{deep: present, device: managed}}}}
""")

    assert those.some(Ask("deeper", Given(given=True))) is None
    assert those.some(Ask("deep", Given(given=True))).answers["device"] == "unmanaged"


def test_integers_have_nothing_between_two_and_three():
    those = asked("""
form:
  - {id: count, type: integer, label: C, min: 2, max: 3, required: true}
  - {id: weight, type: number, label: W, min: 2, max: 3, required: true}
""")
    open_ends = Between(low=2, high=3, low_open=True, high_open=True)

    assert those.some(Ask("count", open_ends)) is None
    assert 2 < those.some(Ask("weight", open_ends)).answers["weight"] < 3
    assert those.always(Ask("count", Is((2, 3))))


def test_patterns_and_lengths_decide_which_texts_there_are():
    those = asked("""
form:
  - {id: code, type: text, label: C, pattern: "(DE|FR)[0-9]{4}", required: true}
  - {id: short, type: text, label: S, max_length: 2}
paths:
  expert: {when: {code: {starts_with: AT}}}
  other: {when: {code: {starts_with: DE1}}}
  third: {when: {short: {starts_with: abc}}}
""")

    assert those.some(path(those)) is None
    assert those.some(path(those, "other")).answers["code"].startswith("DE1")
    assert those.some(path(those, "third")) is None


def test_of_several_options_no_more_and_no_fewer_are_chosen_than_may_be():
    those = asked("""
form:
  - id: parts
    type: choices
    label: P
    min: 2
    max: 2
    options: [{id: a, label: A}, {id: b, label: B}, {id: c, label: C}, {id: d, label: D}]
paths:
  expert: {when: {parts: {has_all: [a, b, c]}}}
  other: {when: {parts: {has_none: [a, b]}}}
  third: {when: {parts: {has_none: [a, b, c]}}}
""")

    assert those.some(path(those)) is None
    assert those.some(path(those, "other")).answers["parts"] == ["c", "d"]
    assert those.some(path(those, "third")) is None


def test_lines_of_a_group_are_what_their_own_form_takes():
    those = asked("""
form:
  - id: lines
    type: group
    label: L
    min: 1
    max: 2
    required: true
    fields:
      - {id: kind, type: choice, label: K, required: true, options: [{id: a, label: A}, {id: b, label: B}, {id: c, label: C}]}
      - {id: more, type: integer, label: M, min: 0, visible_when: {kind: b}}
paths:
  expert: {when: {lines: {any_line: {kind: a, more: present}}}}
  both: {when: {all: [{lines: {any_line: {kind: a}}}, {lines: {any_line: {kind: b}}}]}}
  three: {when: {all: [{lines: {any_line: {kind: a}}}, {lines: {any_line: {kind: b}}}, {lines: {any_line: {kind: c}}}]}}
  none: {when: {all: [{lines: {all_lines: {kind: a}}}, {lines: {any_line: {kind: b}}}]}}
  many: {when: {lines.count: over 2}}
""")

    assert those.some(path(those)) is None
    assert len(those.some(path(those, "both")).answers["lines"]) == 2
    assert those.some(path(those, "three")) is None
    assert those.some(path(those, "none")) is None
    assert those.some(path(those, "many")) is None


PEOPLE = """
form:
  - {id: seats, type: integer, label: S, min: 1, required: true}
  - id: people
    type: group
    label: P
    min: 1
    required: true
    fields: [{id: name, type: text, label: N}]
"""


def test_lines_that_are_only_counted_are_followed():
    those = asked(f"{PEOPLE}paths:\n  many: {{when: {{people.count: over 2}}}}\n")

    assert len(those.some(path(those, "many")).answers["people"]) == 3


def test_lines_that_are_counted_against_an_answer_are_followed():
    those = asked(f"""{PEOPLE}
constraints:
  - require: {{people.count: {{at_most: answers.seats}}}}
    otherwise: More people than seats
paths:
  few: {{when: {{seats: 1}}}}
""")
    found = those.some(path(those, "few"))

    assert found.answers["seats"] == len(found.answers["people"]) == 1


def test_the_share_of_an_option_that_is_told_apart_is_that_of_its_class():
    those = asked(f"form:{DEVICE}")

    assert those.share(Ask("device", Is(("managed",)))) == 0.5
    assert those.share(TRUE) == 1
    assert those.share(Not(TRUE)) == 0


def test_a_request_is_said_in_the_words_of_its_author():
    those = asked(f"""
form:{DEVICE}
  - {{id: note, type: text, label: Note, required: true}}
paths:
  expert: {{when: {{device: unmanaged, requester.employment: contractor}}}}
""")
    found = those.some(path(those))

    assert said(those.scene.catalog, found) == (
        "device: unmanaged, requester.employment: contractor"
    )


def test_nothing_can_be_asked_where_a_required_question_has_no_answer():
    those = asked("""
form:
  - id: model
    type: choice
    label: M
    required: true
    options: [{id: a, label: A, when: {request.channel: portal}}]
  - id: other
    type: choice
    label: O
    required: true
    options: [{id: a, label: A, when: {model: absent}}]
""")

    assert those.some(TRUE) is None
    assert those.always(Not(TRUE))


def test_sixty_questions_and_forty_paths_are_decided_in_a_bounded_time():
    fields = "\n".join(
        f"  - {{id: f{n}, type: choice, label: F, options: "
        "[{id: a, label: A}, {id: b, label: B}, {id: c, label: C}]"
        + (f", visible_when: {{f{n - 1}: [a, b]}}" if n % 3 else "")
        + "}"
        for n in range(60)
    )
    paths = "\n".join(
        f"  path-{n}: {{when: {{any: [{{not: {{any: [{{f{n}: a}}, {{all: [{{f{n + 1}: b}}, "
        f"{{not: {{f{n + 2}: [a, c]}}}}]}}]}}}}, {{f{n + 3}: {{not: [b]}}}}]}}}}"
        for n in range(40)
    )
    those = asked(f"form:\n{fields}\npaths:\n{paths}\n")
    begin = time.process_time()

    gap = those.gap([path(those, f"path-{n}") for n in range(40)])

    assert gap is None or taken(those, gap)
    assert time.process_time() - begin < 10


def test_a_choice_of_several_that_nothing_reads_can_still_be_asked_about():
    those = asked("""
form:
  - {id: colours, type: choices, label: C, options: [{id: red, label: R}, {id: green, label: G}], required: true, max: 1}
""")

    assert those.possible(Ask("colours", Chosen("any", ("green",))))
    assert not those.possible(Ask("colours", Chosen("all", ("red", "green"))))
