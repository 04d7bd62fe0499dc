"""Files that no page can show: bytes that are no text, or too much of it.

Each is refused at its line and column, with a fix where that is certain.
"""

import pytest

from catalogkit.source.edit import apply
from catalogkit.source.locate import locate
from catalogkit.source.read import read

ITEM = "kind: team\ntitle: 标题\n"


def found(data):
    """The first thing said about some bytes: rule, line, column, message."""
    first = read("x.yaml", data).diagnostics[0]
    span = locate(data, "x.yaml", [first.place])[first.place]
    return first.rule, span.line, span.column, first.message


@pytest.mark.parametrize(
    "data, rule, line, column, message",
    [
        (ITEM.encode("utf-8-sig"), "byte-order-mark", 1, 1, "starts with a byte order"),
        (ITEM.encode("utf-16"), "utf-16", 1, 1, "the file is UTF-16"),
        (ITEM.encode("utf-32"), "utf-16", 1, 1, "the file is UTF-32"),
        (b"\xfe\xff" + ITEM.encode("utf-16-be"), "utf-16", 1, 1, "the file is UTF-16"),
        (ITEM.encode("utf-16-le"), "utf-16", 1, 1, "the file is UTF-16-LE"),
        (ITEM.encode("utf-16-be"), "utf-16", 1, 1, "the file is UTF-16-BE"),
        (ITEM.encode("gb18030"), "not-utf8", 2, 8, "GB18030 the line is 'title: 标题'"),
        ("a: é".encode("cp1252"), "not-utf8", 1, 4, "Windows-1252 the line is 'a: é'"),
        (b"a: b\nc: \xff\xfe", "not-utf8", 2, 4, "byte 0xFF at offset 8 is not UTF-8"),
        (b"a: b\x00c\n", "control-character", 1, 5, "a NUL character"),
        (b"a: b\nc: \x1b[1m\n", "control-character", 2, 4, "an escape character"),
        (b"a: b\x08\n", "control-character", 1, 5, "a control character (U+0008)"),
        (b"a: b\x7f\n", "control-character", 1, 5, "a control character (U+007F)"),
        ("a: 标\u2028b\n".encode(), "control-character", 1, 5, "line break (U+2028)"),
        ("a: b\u2029c\n".encode(), "control-character", 1, 5, "(U+2029)"),
        ("a: b\u0085c\n".encode(), "control-character", 1, 5, "(U+0085)"),
        ("a: b\ufeffc\n".encode(), "control-character", 1, 5, "(U+FEFF)"),
        (b"a: b\rc: d\n", "control-character", 1, 5, "without a line feed"),
        (b"", "empty", 1, 1, "the file is empty"),
        (b"~\n", "empty", 1, 1, "the file is empty"),
        (b"---\n", "empty", 1, 1, "the file is empty"),
        (b"a: " + b"[" * 65 + b"]" * 65, "too-deep", 1, 67, "more than 64 levels"),
        (b"a" * (1 << 20) + b"b", "too-large", 1, 1, "1,048,577 bytes"),
    ],
)
def test_bytes_are_refused_at_their_place(data, rule, line, column, message):
    said = found(data)

    assert said[:3] == (f"yaml/{rule}", line, column)
    assert message in said[3]


@pytest.mark.parametrize(
    "data, mended",
    [
        (ITEM.encode("utf-8-sig"), ITEM),
        (ITEM.encode("utf-16"), ITEM),
        (ITEM.encode("utf-32"), ITEM),
        (ITEM.encode("utf-16-le"), ITEM),
        ("a: b\u2028c\n".encode(), "a: b c\n"),
        ("a: b\ufeffc\n".encode(), "a: bc\n"),
        (b"a: b\rc: d\n", "a: b\nc: d\n"),
        (b"a: b\r\nc: d\re: f\r\n", "a: b\r\nc: d\ne: f\r\n"),
    ],
)
def test_what_is_certain_is_mended(data, mended):
    fixes = [each.fix for each in read("x.yaml", data).diagnostics if each.fix]

    assert apply(data, fixes).decode() == mended
    assert not read("x.yaml", mended.encode()).diagnostics


def test_a_byte_order_mark_does_not_hide_what_else_is_wrong():
    data = "a: 1\na: 2\n".encode("utf-8-sig")

    said = [
        (each.rule, each.place.span.line) for each in read("x.yaml", data).diagnostics
    ]

    assert said == [("yaml/byte-order-mark", 1), ("yaml/duplicate-key", 2)]


def test_line_feeds_of_windows_are_as_good_as_any():
    data = b"a: b\r\nc: |\r\n  d\r\n  e\r\n"

    assert read("x.yaml", data).value == {"a": "b", "c": "d\ne\n"}
    assert not read("x.yaml", data).diagnostics


def test_a_file_without_a_last_line_feed_reads_as_one_with_it():
    assert read("x.yaml", b"a: |\n  b") == read("x.yaml", b"a: |\n  b\n")


def test_columns_count_characters_and_not_bytes():
    (_, line, column, _) = found("标题: {标: 1, 标: 2}\n".encode())

    assert (line, column) == (1, 12)


def test_invisible_characters_by_the_thousand_are_told_a_few_times():
    diagnostics = read("x.yaml", b"\x08" * 5000).diagnostics

    assert {each.rule for each in diagnostics} == {"yaml/control-character"}
    assert len(diagnostics) < 100


def test_what_the_excerpt_of_an_article_shows_is_where_its_fields_stand():
    data = b"---\nkind: article\ntitle: a\ntitle: b\n---\n\n# Hello\ttabs\n"

    (duplicate,) = read("x.md", data).diagnostics

    assert locate(data, "x.md", [duplicate.place])[duplicate.place].line == 4


def test_the_text_of_an_article_is_its_body():
    reading = read("x.md", b"---\nkind: article\n---\n\n# Hi\n")

    assert reading.value == {"kind": "article", "body": "\n# Hi\n"}
    assert not reading.diagnostics


def test_an_article_without_text_lacks_its_body():
    reading = read("x.md", b"---\nkind: article\n---\n")

    assert reading.value == {"kind": "article", "body": None}
    assert reading.missing
