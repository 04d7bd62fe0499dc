"""What is written reads back as it was, and looks as an author writes."""

import pytest
from hypothesis import example, given

from catalogkit.source.node import Value
from catalogkit.source.read import read
from catalogkit.source.write import dump
from tests.strategies_yaml import LIKELY, mappings

COMMENTED = """\
# who may use it
# and why
kind: service_item
# the words
title: {en: VPN, zh-CN: 远程接入}
form:
  # the first
  - id: device
    # choices
    options: [a, b]
  - use: cost-centre
"""


@given(mappings())
@example({"": "", "~": "~", "<<": "<<"})
@example({"a": "\ud7ff\U0010ffff\u2028\x00\x1b\xa0"})
@example({"a": ["b，c", "d：e", " #f"], "g h": {"i: j": None}})
@example({"a": "\n", "b": "c\n\n", "d": " e\nf", "g": "h\n \ni", "j": "\tk\nl"})
@example({"a": [[], {}, [[]], [{}], {"b": [{}]}]})
@example({"a": ["b:?"], "c:?": {"d:?": "e:?"}})
@example({"a": {"b": "- c", "d": "---", "e": "...", "f": "? g"}})
def test_what_is_written_reads_back(value):
    reading = read("x.yaml", dump(value).encode())

    assert reading.value == value
    assert not reading.diagnostics


@given(mappings())
def test_what_is_written_for_comments_reads_back(value):
    first = next(iter(value))

    written = dump(value, comments={(): "head", (first,): "one\ntwo"})

    assert read("x.yaml", written.encode()).value == value
    assert written.startswith("# head\n# one\n# two\n")


def test_a_likely_file_is_written_as_an_author_would():
    value = read("x.yaml", LIKELY.encode()).value

    written = dump(value)

    comments = ("# which one", "# of the contract")
    plain = [line for line in LIKELY.splitlines() if not line.strip().startswith("#")]
    expected = [line.partition(comments[1])[0].rstrip() for line in plain]
    assert [line for line in written.splitlines() if line.strip()] == [
        line for line in expected if line.strip()
    ]


def test_comments_stand_above_what_they_speak_of():
    value = read("x.yaml", COMMENTED.encode()).value

    comments = {
        (): "who may use it\nand why",
        ("title",): "the words",
        ("form", 0): "the first",
        ("form", 0, "options"): "choices",
    }
    assert dump(value, comments=comments) == COMMENTED


@pytest.mark.parametrize(
    "text, written",
    [
        *(
            (each, each)
            for each in ("no", "012", "12:30", "-5", "a: b"[:1], "C#", "..2")
        ),
        ("a: b", '"a: b"'),
        ('say "hi"', 'say "hi"'),
        ('"hi" she said', "'\"hi\" she said'"),
        ("it's", "it's"),
        ("Ticket #12", '"Ticket #12"'),
        ("\\d+", "\\d+"),
        ("[A-Z]\\d", "'[A-Z]\\d'"),
        ("", '""'),
        ("@home", '"@home"'),
        ("两台，设备", "两台，设备"),
        ("a\u2028b", '"a\\Lb"'),
        ("tab\there", '"tab\\there"'),
        ("two\nlines\n", "|\n  two\n  lines"),
    ],
)
def test_quotes_stand_only_where_they_must(text, written):
    assert dump({"a": text}) == f"a: {written}\n"


def test_a_short_mapping_stands_in_braces_and_a_long_one_in_lines():
    short: Value = {"en": "a, b", "zh-CN": "甲"}
    long: Value = {"en": "x" * 60, "zh-CN": "字" * 20}

    assert dump({"a": short}) == 'a: {en: "a, b", zh-CN: 甲}\n'
    assert dump({"a": long}) == f"a:\n  en: {'x' * 60}\n  zh-CN: {'字' * 20}\n"
