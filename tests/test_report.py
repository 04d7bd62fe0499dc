"""What is found is shown at its line, in every format."""

import json
from collections import Counter
from dataclasses import replace

import pytest
from jsonschema import Draft4Validator

from catalogkit.diagnostic import Edit, Place, Rule, Severity, Span
from catalogkit.report import Excerpt, formats, show
from catalogkit.report.picture import picture
from tests.report_sample import (
    FINDINGS,
    FULFIL,
    ITEM,
    LINES,
    RUN,
    SPANS,
    TEAM,
    TOO_SHORT,
    TYPO,
    UNKNOWN,
    shown,
)

FORMATS = formats()
ENDINGS = {"sarif": "json", "gitlab": "json", "json": "json", "junit": "xml"}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_shows_the_sample_as_it_always_did(name, golden):
    text = FORMATS[name].render(shown(), RUN)

    golden(f"report/{name}.{ENDINGS.get(name, 'txt')}", text)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_shows_the_same_whatever_the_order_of_findings(name):
    render = FORMATS[name].render

    assert render(shown(FINDINGS[::-1]), RUN) == render(shown(), RUN)


def test_findings_are_shown_by_file_and_line():
    where = [(each.at.file, each.at.span.line) for each in shown()]

    assert where == [(ITEM, 2), (ITEM, 3), (ITEM, 6), (TEAM, 2), (TEAM, 3)]


def test_of_two_findings_at_one_place_the_worse_is_shown_first():
    hint, error = (
        Rule("a/first", "First.", Severity.HINT).found(FULFIL, "it matters little"),
        Rule("b/second", "Second.").found(FULFIL, "it matters"),
    )

    assert [each.diagnostic for each in shown([hint, error])] == [error, hint]


def test_each_file_is_read_once_for_all_its_places():
    asked = Counter()

    def spans_of(file, places):
        asked[file] += 1
        return {each: SPANS[each] for each in places}

    show(FINDINGS, spans_of, lambda file: LINES[file])

    assert set(asked.values()) == {1}


def test_a_place_that_nobody_finds_is_shown_at_the_start_of_its_file():
    lost = TOO_SHORT.found(Place("catalog/gone.yaml", ("promise",)), "it is gone")

    (found,) = shown([lost])

    assert found.at == Excerpt("catalog/gone.yaml", Span(1, 1, 1, 1))


def test_a_new_name_for_a_key_goes_where_the_key_stands_and_not_its_value():
    value = replace(TYPO, key=False)
    fix = Edit(value, "rename", "lifecycle")

    (found,) = shown([UNKNOWN.found(value, "it is unknown", fix=fix)])

    assert found.fix.span == SPANS[TYPO]


@pytest.mark.parametrize(
    "line,start,end,text,carets",
    [
        ("title: 申请访问 now", 8, 10, "title: 申请访问 now", "       ^^^^"),
        ("title: 申请访问 now", 13, 16, "title: 申请访问 now", "                ^^^"),
        ("\tid: x", 2, 4, "    id: x", "    ^^"),
        ("e\u0301t: x", 6, 7, "e\u0301t: x", "    ^"),
        ("id: x", 6, 6, "id: x", "     ^"),
        ("ａ： x", 2, 3, "ａ： x", "  ^^"),
    ],
)
def test_carets_stand_under_what_is_meant(line, start, end, text, carets):
    excerpt = Excerpt("a.yaml", Span(1, start, 1, end), line)

    above, below = picture(excerpt)

    assert above == f"  1 | {text}"
    assert below == f"    | {carets}"


def test_of_a_span_over_lines_the_rest_of_its_first_is_marked():
    excerpt = Excerpt("a.yaml", Span(9, 4, 12, 1), "a: {  ")

    assert list(picture(excerpt)) == ["  9 | a: {", "    |    ^"]


def test_of_a_very_long_line_the_part_around_the_span_is_shown():
    line = "x" * 5000 + "wrong" + "y" * 5000
    excerpt = Excerpt("a.yaml", Span(1, 5001, 1, 5006), line)

    above, below = picture(excerpt)

    assert len(above) < 120
    assert above[below.index("^") : below.rindex("^") + 1] == "wrong"


def test_colour_is_used_only_when_it_is_asked_for():
    plain = FORMATS["text"].render(shown(), RUN)
    coloured = FORMATS["text"].render(shown(), replace(RUN, colour=True))

    assert "\x1b" not in plain
    assert "\x1b[1;31merror\x1b[0m" in coloured


def test_the_last_lines_say_how_much_is_wrong_and_what_to_do_next():
    *_, closing, explain, fix = FORMATS["text"].render(shown(), RUN).splitlines()

    assert closing == "3 errors, 1 warning, 1 hint in 2 items (0.2 s)"
    assert explain == "next: catalogkit explain promise/too-short"
    assert fix == "      catalogkit fix (repairs 1 of 5)"


def test_a_clean_catalog_is_told_in_one_line():
    assert FORMATS["text"].render([], RUN) == "nothing wrong in 2 items (0.2 s)\n"


def test_every_result_of_sarif_names_its_rule_by_number_too():
    (run,) = json.loads(FORMATS["sarif"].render(shown(), RUN))["runs"]
    rules = run["tool"]["driver"]["rules"]

    for each in run["results"]:
        assert rules[each["ruleIndex"]]["id"] == each["ruleId"]


def test_gitlab_sees_no_fingerprint_twice():
    twice = [TOO_SHORT.found(FULFIL, "once"), TOO_SHORT.found(FULFIL, "twice")]

    first, second = json.loads(FORMATS["gitlab"].render(shown(twice), RUN))

    assert first["fingerprint"] != second["fingerprint"]


@pytest.mark.node
def test_sarif_keeps_to_its_schema(sarif_schema):
    for findings in (FINDINGS, []):
        for run in (RUN, replace(RUN, docs="https://docs.example/catalogkit")):
            log = json.loads(FORMATS["sarif"].render(shown(findings), run))

            sarif_schema.validate(log)


@pytest.mark.node
def test_the_schema_of_sarif_would_refuse_a_wrong_log(sarif_schema):
    log = json.loads(FORMATS["sarif"].render(shown(), RUN))
    log["runs"][0]["results"][0]["level"] = "terrible"

    assert not sarif_schema.is_valid(log)


@pytest.fixture(scope="module")
def sarif_schema(node_modules):
    folder = node_modules / "@microsoft" / "jest-sarif" / "lib" / "schemas"
    schema = json.loads((folder / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
    checker = Draft4Validator.FORMAT_CHECKER
    return Draft4Validator(schema, format_checker=checker)
