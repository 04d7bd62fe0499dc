"""The readers never disagree, and nothing that is read makes one of them fail."""

import warnings

import pytest
from hypothesis import example, given, settings

from catalogkit.diagnostic import Place
from catalogkit.source.comments import waivers
from catalogkit.source.compose import read_tree
from catalogkit.source.exact import grow_exactly
from catalogkit.source.fast import read_fast
from catalogkit.source.format import fmt
from catalogkit.source.locate import locate
from catalogkit.source.read import read, read_exactly
from catalogkit.source.text import decode
from catalogkit.source.tree import BrokenError, TooDeepError
from tests.strategies_yaml import files

MANY = settings(max_examples=10 * settings.default.max_examples)


def exactly(data):
    """What ruamel.yaml reads, judged as strictly; None when it refuses."""
    text = decode("x.yaml", data).text or ""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of anchors used twice, which we refuse
            return read_tree("x.yaml", text, grow_exactly(text))
    except (BrokenError, TooDeepError):
        return None


@MANY
@given(files())
@example(b"a: |\n")
@example(b"a: {b: c, zh\n-CN: d}\n")
@example(b"a: {zh-CN\n: d}\n")
@example(b"a: [b,> c]\n")
@example(b"a: {b: :c}\n")
@example(b"a: {:b: c}\n")
@example(b"a: [b: |\n  t\n]\n")
@example(b"<<: ---\n")
@example("---\u00a0{f: g}<<\n".encode())
@example(b"a: 012\nb: 1_000\nc: 0x1F\nd: +1\ne: -0\n")
@example(b"a: [1, True, false]\n")
@example(b"1: a\n'1': b\n")
@example(b"a: >\n\n  b")
def test_what_the_fast_reader_calls_clean_the_exact_one_reads_alike(data):
    value = read_fast(data)

    reading = read_exactly("x.yaml", data)

    if value is not None:
        assert reading.value == value
        assert not reading.missing
        assert not reading.diagnostics


@MANY
@given(files())
@example(b"a: b\tc\n")
@example(b"a: |#x\n")
@example(b"a: 'x'#c\n")
@example(b"a:\n...\n...\n")
@example(b"b: >\n  u\n  v\n")
def test_what_is_clean_ruamel_reads_alike(data):
    reading = read_exactly("x.yaml", data)

    if isinstance(reading.value, dict) and not reading.diagnostics:
        assert exactly(data) == reading


@MANY
@given(files())
@example(b"&a [*a]")
@example(b"? [1, 2]\n: 3")
@example(b"    promise|-: {fulfil: \n")
@example(b"%")
@example(b"'")
@example(b"\xff\xfe\x00")
@example(b"a: &b [*b, *b]\n<<: !x *c")
def test_anything_can_be_read_and_its_places_found(data):
    for path in ("x.yaml", "x.md"):
        reading = read(path, data)
        places = [Place(path), *(each.place for each in reading.diagnostics)]
        spans = locate(data, path, places)
        waivers(data, path)

        assert reading.value is not None or reading.diagnostics
        for place in places:
            span = spans[place]
            assert (span.line, span.column) >= (1, 1)
            assert (span.line, span.column) <= (span.end_line, span.end_column)


@MANY
@given(files())
@example(b"\xef\xbb\xbf(")
@example(b"a: |\n  t\n# c")
@example(b"a:\n# c\n  - b # d\n  -   # e\n    f: g\n")
@example(b"a: [b,\n  c] # d\n")
def test_layout_changes_no_value_and_is_done_once(data):
    laid = fmt(data)

    assert fmt(laid) == laid
    if laid != data:
        assert read("x.yaml", laid) == read("x.yaml", data)


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "- " * 100_000, "? " * 100_000, "{a: " * 100_000, "[" * 65],
    ids=["brackets", "dashes", "keys", "braces", "65"],
)
def test_depth_neither_overflows_nor_passes(text):
    (found,) = read("x.yaml", text.encode()).diagnostics

    assert found.rule == "yaml/too-deep"


def test_64_levels_are_read():
    assert not read("x.yaml", b"a: " + b"[" * 63 + b"]" * 63).diagnostics


def test_lines_as_deep_as_a_mebibyte_allows_do_not_overflow():
    lines = "".join(f"{' ' * depth}a:\n" for depth in range(1440))

    (found,) = read("x.yaml", lines.encode()).diagnostics

    assert found.rule == "yaml/too-deep"


def test_aliases_that_repeat_aliases_are_refused_at_once():
    levels = "".join(
        f"b{n}: &b{n} [{', '.join([f'*b{n - 1}'] * 9)}]\n" for n in range(1, 9)
    )

    (found,) = read("x.yaml", f"b0: &b0 lol\n{levels}".encode()).diagnostics

    assert found.rule == "yaml/too-many-aliases"


@pytest.mark.parametrize("deep", [1, 55])
def test_a_chain_of_aliases_is_refused_before_it_is_too_deep(deep):
    opened, closed = "[" * deep, "]" * deep
    chain = "".join(f"b{n}: &b{n} {opened}*b{n - 1}{closed}\n" for n in range(1, 200))

    (found,) = read("x.yaml", f"b0: &b0 x\n{chain}".encode()).diagnostics

    assert found.rule == "yaml/too-many-aliases"


def test_what_is_wrong_in_a_part_is_said_once_however_often_it_is_repeated():
    data = b"a: &a {b: 1, b: 2, en: c, d e}\nf: [*a, *a]\n"

    found = read("x.yaml", data).diagnostics

    assert [each.rule for each in found] == ["yaml/duplicate-key", "yaml/comma-in-text"]


def test_a_large_file_that_is_no_yaml_is_explained_in_bounded_time():
    lines = "".join(f"a{number}: b\n" for number in range(20_000))

    reading = read("x.yaml", f"{lines}c: [d\ne: f\n".encode())

    assert "yaml/unclosed-bracket" in {each.rule for each in reading.diagnostics}


@pytest.mark.parametrize(
    "written, text",
    [
        *((each, each) for each in ("no", "on", "012", "1.10", "12:30", "1e3", "0x1F")),
        *(
            (each, each)
            for each in (".inf", "null", "True", "2027-03-31", "1_000", "=")
        ),
        *((each, None) for each in ("", "~")),
        *((each, "") for each in ("''", '""')),
        ("'~'", "~"),
        ("|\n  two\n  lines", "two\nlines\n"),
        (">-\n  two\n  lines", "two lines"),
        ("two\n  lines", "two lines"),
    ],
)
def test_a_scalar_is_the_authors_text_and_blank_is_missing(written, text):
    reading = read("x.yaml", f"a: {written}\n".encode())

    assert reading.value == {"a": text}
    assert reading.missing is (text is None)
    assert not reading.diagnostics
