"""Tables of routes as text, Markdown and SVG, whatever an author writes."""

import json
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from catalogkit.project import load
from catalogkit.report.routes import FORMATS, Reading, as_text, item_sheet, team_sheets
from catalogkit.report.routes.by_team import idle_sheet
from catalogkit.report.routes.markdown import escaped
from catalogkit.report.routes.text import wrapped
from catalogkit.wording.breadth import breadth, cells, lines_of
from tests.browsing import TOLD, page_says
from tests.catalogs import project
from tests.pages import ROOT, TODAY

HOSTILE = "<script>alert(1)</script> | `x` [a](javascript:b) \u202e]]>&\x07 *b* www.a.b"


@pytest.fixture(scope="module")
def company():
    catalog = load(ROOT, TODAY).catalog
    assert catalog is not None
    return catalog


@pytest.fixture(scope="module")
def hostile():
    text = json.dumps(HOSTILE)
    return made(
        laptop=f"""
        kind: service_item
        id: laptop
        title: {text}
        owner: service-desk
        form:
          - id: why
            type: choice
            label: {text}
            options: [{{id: lost, label: {text}}}, {{id: old, label: {text}}}]
        paths:
          standard: {{team: service-desk, title: {text}}}
          expert: {{when: {{why: lost}}, team: security, title: {text}}}
        """
    )


def made(**files):
    """The catalog of the small world with some files changed."""
    found = project(**files).catalog
    assert found is not None
    return found


@pytest.mark.parametrize("width", [20, 40, 72, 88, 120, 400])
@pytest.mark.parametrize("locale", [None, "zh-CN"])
def test_no_line_is_wider_than_the_terminal(company, width, locale):
    reading = Reading(company, locale)
    sheets = [*team_sheets(reading), *idle_sheet(reading)]
    sheets += [item_sheet(reading, each) for each in company.items()]

    for sheet in sheets:
        least = 8 * len(sheet.heads) - 2
        for line in as_text([sheet], width).splitlines():
            assert cells(line) <= max(width, least)


@given(st.text("ab 你，“”é\u0301👍-", max_size=60), st.integers(2, 20))
def test_wrapping_loses_nothing_but_spaces_and_keeps_the_width(text, width):
    lines = list(wrapped(text, width))

    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cells(each) <= width for each in lines)


@given(st.text("ab 你，“”W-", max_size=60), st.integers(30, 200))
def test_the_lines_of_a_picture_fit_their_cell(text, room):
    lines = lines_of(text, room)

    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(breadth(each) <= room or len(each) == 1 for each in lines)


def test_what_an_author_writes_stays_text_on_a_terminal(hostile):
    reading = Reading(hostile, "en")
    item = next(each for each in hostile.items() if each.id == "laptop")

    text = as_text([*team_sheets(reading), item_sheet(reading, item)], 400)

    assert "\x07" not in text
    assert "\u202e" not in text
    assert r"\u202e" in text


def test_what_an_author_writes_stays_text_in_markdown(hostile):
    reading = Reading(hostile, "en")
    item = next(each for each in hostile.items() if each.id == "laptop")
    sheets = [*team_sheets(reading), item_sheet(reading, item)]

    html = (
        MarkdownIt("gfm-like", {"linkify": False})
        .enable("table")
        .render(FORMATS["markdown"](sheets))
    )

    tags = set(re.findall(r"<(\w+)", html))
    assert tags == {"h2", "p", "table", "thead", "tbody", "tr", "th", "td"}
    assert html.count("<table>") == len(sheets)
    columns = [len(row) for sheet in sheets for row in (sheet.heads, *sheet.rows)]
    found = [len(re.findall("<t[hd]>", row)) for row in html.split("<tr>")[1:]]
    assert found == columns
    assert "&lt;script&gt;alert(1)&lt;/script&gt; | `x` [a](javascript:b)" in html


@given(st.text(max_size=30))
def test_markdown_shows_the_very_characters(text):
    shown = MarkdownIt("commonmark").render(f"x{escaped(text)}x")

    assert "<" not in shown.replace("<p>", "").replace("</p>", "")


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_a_picture_is_well_formed_and_carries_nothing_that_acts(
    hostile, company, locale
):
    for catalog in (hostile, company):
        reading = Reading(catalog, locale)
        sheets = [item_sheet(reading, each) for each in catalog.items()]
        tree = ElementTree.fromstring(FORMATS["svg"]([*sheets, *team_sheets(reading)]))  # noqa: S314 - ours

        tags = {each.tag.rpartition("}")[2] for each in tree.iter()}
        assert tags == {"svg", "title", "style", "rect", "text"}
        given = {name for each in tree.iter() for name in each.attrib}
        plain = {"class", "x", "y", "width", "height", "viewBox", "role"}
        assert given <= plain
        words = "".join(tree.itertext())
        assert "\u202e" not in words


def test_a_picture_says_every_word_of_its_table(company):
    item = next(each for each in company.items() if each.id == "vpn-access")
    sheet = item_sheet(Reading(company, "en"), item)
    picture = ElementTree.fromstring(FORMATS["svg"]([sheet]))  # noqa: S314 - ours

    said = "".join("".join(each.itertext()) for each in picture.iter() if each.text)
    said = said.replace(" ", "")
    for row in (sheet.heads, *sheet.rows):
        for cell in row:
            assert cell.replace(" ", "") in said


@pytest.mark.browser
@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_a_browser_fits_every_text_into_its_cell(company, tmp_path, chromium, locale):
    sheets = [item_sheet(Reading(company, locale), each) for each in company.items()]
    body = FORMATS["svg"](sheets)

    found = page_says(chromium, tmp_path, f'<meta charset="utf-8">{body}{MEASURE}')

    assert found["texts"] > 100
    assert found["over"] == 0


MEASURE = (
    f"{TOLD}<script>"
    """
const cells = [...document.querySelectorAll("rect:not(.page)")].map((r) => r.getBBox());
const texts = [...document.querySelectorAll("text:not(.title):not(.note)")];
const over = texts.map((t) => t.getBBox()).filter((t) => !cells.some((c) =>
  c.x <= t.x && t.x + t.width <= c.x + c.width && c.y - 2 <= t.y &&
  t.y + t.height <= c.y + c.height + 4));
document.getElementById("told").textContent =
  JSON.stringify({texts: texts.length, over: over.length});
</script>"""
)
