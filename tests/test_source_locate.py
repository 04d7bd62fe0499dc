"""Where things stand: lines and columns for people."""

import pytest

from catalogkit.diagnostic import Place, Span
from catalogkit.source.locate import locate

TEXT = """\
# head
title: {en: VPN, zh-CN: 远程 接入}
form:
  - id: device
    options: [a, "b c"]

  - use: cost-centre
blank:
text: |
  two
  lines

last: &x end
alias: {deep: *x}
"""


def written(route, *, key=False, text=TEXT):
    """What stands at the span of a place, from its first to its last character."""
    place = Place("x.yaml", route, key)
    span = locate(text.encode(), "x.yaml", [place])[place]
    lines = text.split("\n")
    if span.line == span.end_line:
        return lines[span.line - 1][span.column - 1 : span.end_column - 1]
    first, last = lines[span.line - 1], lines[span.end_line - 1]
    return f"{first[span.column - 1 :]} … {last[: span.end_column - 1]}"


@pytest.mark.parametrize(
    "route, expected",
    [
        (("title", "zh-CN"), "远程 接入"),
        (("title",), "{en: VPN, zh-CN: 远程 接入}"),
        (("form", 0, "id"), "device"),
        (("form", 0, "options", 1), '"b c"'),
        (("form", 0), 'id: device …     options: [a, "b c"]'),
        (("form", 1, "use"), "cost-centre"),
        (("text",), "| …   lines"),
        (("blank",), "blank"),
        (("last",), "&x end"),
    ],
)
def test_a_value_is_located_by_its_route(route, expected):
    assert written(route) == expected


@pytest.mark.parametrize(
    "route, expected",
    [(("title", "zh-CN"), "zh-CN"), (("form", 0, "options"), "options")],
)
def test_a_key_is_located_by_its_route(route, expected):
    assert written(route, key=True) == expected


@pytest.mark.parametrize(
    "route, expected",
    [
        (("title", "fr"), "{en: VPN, zh-CN: 远程 接入}"),
        (("form", 7, "id"), written(("form",))),
        (("title", "en", "deeper"), "VPN"),
        (("form", "id"), written(("form",))),
    ],
)
def test_a_route_that_does_not_exist_ends_where_it_stops(route, expected):
    assert written(route) == expected


def test_columns_count_characters():
    place = Place("x.yaml", ("键", 1))

    spans = locate("键: [远程, 😀😀]\n".encode(), "x.yaml", [place])

    assert spans[place] == Span(1, 9, 1, 11)


def test_a_span_that_is_known_is_kept():
    place = Place("x.yaml", ("a",), span=Span(7, 1, 7, 2))

    assert locate(b"a: b", "x.yaml", [place]) == {place: Span(7, 1, 7, 2)}


def test_in_a_file_that_cannot_be_read_everything_is_its_first_line():
    place = Place("x.yaml", ("a", "b"))

    for data in (b"\xff", b"", b"a: b: c\n- d\n\x00", b"[" * 100, b"x\ny"):
        assert locate(data, "x.yaml", [place])[place].line == 1


def test_a_file_that_can_be_mended_has_its_lines():
    place = Place("x.yaml", ("c",))

    assert locate(b"a: @b\nc: d\n", "x.yaml", [place])[place].line == 2


def test_the_fields_and_the_text_of_an_article_have_their_lines():
    data = b"---\nid: x\n---\n\n# Hi\nthere\n"
    field, body = Place("x.md", ("id",)), Place("x.md", ("body",))

    spans = locate(data, "x.md", [field, body])

    assert spans[field] == Span(2, 5, 2, 6)
    assert (spans[body].line, spans[body].end_line) == (4, 6)
