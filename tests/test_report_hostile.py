"""Whatever authors write, a report stays a report."""

import json
import re
import unicodedata
from xml.etree import ElementTree as Xml

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogkit.diagnostic import Edit, Note, Place, Rule, Span
from catalogkit.report import formats, show
from tests.report_sample import RUN

FORMATS = formats()
RULE = Rule("text/odd", "Something odd.")
HOSTILE = [
    "\x1b]0;owned\x07\x1b[2J",
    "::error file=a,line=1::owned\n::set-output name=a::b",
    "%0A::error::x%",
    "a,line=9::b",
    "]]><!-- <&\"'>",
    "\x00\x0b\x85\u2028\u2029\ufeff\ufffe",
    "\u202eevil\u2066",
    "\ud800\udfff",
    "[click](https://evil.example)",
    "\x9b31m",
    "\U000e0041",
]
TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters()))
ACTING = {"Cc", "Cs", "Zl", "Zp"}


def report(name, text):
    place = Place(f"catalog/{text}.yaml", ("a",), entity=f"service_item:{text}")
    finding = RULE.found(
        place,
        f"'{text}' is odd",
        notes=[Note(place, text)],
        fix=Edit(place, "set", text, text),
    )
    span = Span(1, 2, 1, 4)
    found = show([finding], lambda _, all_: dict.fromkeys(all_, span), lambda _: [text])
    return FORMATS[name].render(found, RUN)


@pytest.mark.parametrize("name", FORMATS)
@given(text=TEXTS)
def test_no_report_acts_on_a_terminal_or_fails_to_be_written(name, text):
    written = report(name, text)

    assert written.encode("utf-8")
    acting = [each for each in written if unicodedata.category(each) in ACTING]
    assert set(acting) <= {"\n"}
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", written)


@given(text=TEXTS)
def test_a_line_of_text_never_begins_with_a_command_for_a_runner(text):
    lines = report("text", text).splitlines()

    assert not [each for each in lines if each.lstrip().startswith(("::", "##"))]


@given(text=TEXTS)
def test_one_finding_is_one_command_for_github(text):
    (line,) = report("github", text).splitlines()

    properties, message = re.fullmatch("::error (.*?)::(.*)", line).groups()
    names = [each.split("=")[0] for each in properties.split(",")]
    assert names == ["file", "line", "endLine", "col", "endColumn", "title"]
    assert "is odd" in message


@given(text=TEXTS)
def test_junit_is_xml_that_a_parser_reads_back(text):
    tree = Xml.fromstring(report("junit", text))  # noqa: S314 -- our own words

    failure = tree.find(".//failure")
    assert failure.get("type") == "text/odd"
    assert failure.get("message").endswith("is odd")


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab"])
@given(text=TEXTS)
def test_json_is_read_back(name, text):
    assert json.loads(report(name, text))


@given(text=TEXTS)
def test_a_message_is_the_author_s_words_in_json(text):
    (found,) = json.loads(report("json", text))["diagnostics"]

    # Two halves side by side are one character to JSON.
    halves = f"'{text}' is odd".encode("utf-16-le", "surrogatepass")
    assert found["message"] == halves.decode("utf-16-le", "surrogatepass")


@given(text=TEXTS)
def test_an_address_in_sarif_is_relative_and_quoted(text):
    (run,) = json.loads(report("sarif", text))["runs"]
    place = run["results"][0]["locations"][0]["physicalLocation"]

    uri = place["artifactLocation"]["uri"]
    assert re.fullmatch(r"catalog/([A-Za-z0-9._~/-]|%[0-9A-F]{2})*", uri)


def test_a_link_in_a_message_is_no_link_in_sarif():
    (run,) = json.loads(report("sarif", "[click](https://evil.example)"))["runs"]

    (result,) = run["results"]
    assert "](" not in result["message"]["text"]
    assert "](" not in result["relatedLocations"][0]["message"]["text"]
