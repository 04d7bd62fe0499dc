"""An impact in every format, whatever an author writes."""

import json
import re
from functools import cache
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from catalogkit.report.routes.text import as_text
from catalogkit.report.visible import visible
from catalogkit.review.impact.as_json import as_json
from catalogkit.review.impact.impact import Impact
from catalogkit.review.impact.lines import Lines
from catalogkit.review.impact.markdown import as_markdown, in_short
from catalogkit.review.impact.mermaid import as_mermaid, quoted
from catalogkit.review.impact.names import GROUPS
from catalogkit.review.impact.picture import Box, Link, Picture, picture
from catalogkit.review.impact.sheets import every_sheet
from catalogkit.review.impact.svg import MARGIN, PAD, SPACE, WIDE, as_svg
from catalogkit.review.impact.why import why_markdown, why_text
from catalogkit.review.impact.words import SAID, kind_said
from catalogkit.wording.breadth import breadth, cells
from tests.catalogs import project
from tests.deciding import company

HOSTILE = (
    "</text></script><script>alert(1)</script><img src=x onerror=alert(2)> | `md` "
    '"]:::x --> y; %%{init: {}}%% #quot; #34; &lt; \u202e[a](javascript:b)\x07 *b* ```'
)
CRM = "system:crm/customer-api"


@cache
def hostile():
    text = json.dumps(HOSTILE)
    return project(
        crm=f"""
        kind: system
        id: crm
        title: {text}
        owner: service-desk
        interfaces: [{{id: api, title: {text}, consumers: [{{system: till}}]}}]
        """,
        till=f"""
        kind: system
        id: till
        title: {text}
        owner: security
        criticality: high
        """,
        selling=f"""
        kind: value_stream
        id: selling
        title: {text}
        owner: security
        stages: [{{id: pay, title: {text}, team: service-desk, systems: [till]}}]
        """,
        release=f"""
        kind: scheduled_work
        id: release
        title: {text}
        work: release
        team: service-desk
        window: {{from: "2027-01-19T22:00+08:00", to: "2027-01-20T02:00+08:00"}}
        changes: [{{interface: crm.api, version: 4}}]
        """,
    )


def impact():
    found = Impact(hostile().catalog, ("system:crm/api",))
    assert "value_stream:selling" in found.found
    return found


def test_what_an_author_writes_stays_text_on_a_terminal():
    found = impact()
    way = found.found["value_stream:selling"]
    lines = Lines(hostile().files)

    told = as_text(list(every_sheet(found)), 400) + why_text(found, way, lines)
    assert "\x07" not in told
    assert "\u202e" not in told
    assert visible(HOSTILE) in told


@pytest.mark.parametrize("width", [40, 88, 160])
def test_no_line_is_wider_than_the_terminal(width):
    sheets = list(every_sheet(Impact(company(), (CRM,)), {"security"}))

    assert max(map(cells, as_text(sheets, width).splitlines())) <= max(width, 46)


def test_what_an_author_writes_stays_text_in_markdown():
    found = impact()
    way = found.found["value_stream:selling"]

    told = as_markdown(found) + why_markdown(found, way, Lines(hostile().files))
    tokens = MarkdownIt("gfm-like", {"linkify": False}).enable("table").parse(told)
    html = [
        t for each in tokens for t in (each, *(each.children or ())) if "html" in t.type
    ]
    assert {each.content.strip().partition(">")[0] for each in html} <= {
        "<details", "</details",
    }  # fmt: skip
    kinds = {t.type for each in tokens for t in (each.children or ())}
    assert kinds <= {"text", "text_special", "softbreak"}
    assert [each.info for each in tokens if each.type == "fence"] == ["mermaid"]
    assert sum(each.type == "table_open" for each in tokens) > 3


def test_a_comment_stays_short_however_much_is_changed():
    every = tuple(f"{each.kind_name}:{each.id}" for each in company().items())
    found = Impact(company(), every, called="the change")

    assert len(in_short(found)) < 20_000
    assert len(as_markdown(found)) < 60_000
    assert as_markdown(found).startswith(in_short(found))


def test_what_an_author_writes_stays_text_in_json():
    body = json.loads(as_json(impact(), Lines(hostile().files)))

    assert body["starts"][0]["title"] == HOSTILE


def test_the_svg_is_well_formed_and_carries_nothing_that_acts():
    for found in (
        impact(),
        Impact(company(), (CRM,)),
        Impact(company(), ("manifest",)),
    ):
        tree = ElementTree.fromstring(as_svg(picture(found), HOSTILE))  # noqa: S314 - ours

        tags = {each.tag.rpartition("}")[2] for each in tree.iter()}
        assert tags == {"svg", "g", "title", "style", "rect", "path", "text"}
        given = {name for each in tree.iter() for name in each.attrib}
        assert given <= {
            "class", "x", "y", "width", "height", "viewBox", "role", "rx", "d",
        }  # fmt: skip


def test_the_change_stands_in_the_middle_and_no_box_lies_on_another():
    for start in (CRM, "calendar:hq", "team:store-it"):
        drawn = picture(Impact(company(), (start,)))
        tree = ElementTree.fromstring(as_svg(drawn, "x"))  # noqa: S314 - ours
        boxes = [
            tuple(float(each.attrib[name]) for name in ("x", "y", "width", "height"))
            for each in tree.iter(f"{{{SPACE}}}rect")
            if each.attrib["class"] != "page"
        ]

        assert len(boxes) == len(list(drawn.boxes))
        for x, y, wide, high in boxes:
            assert not [
                other
                for other in boxes
                if other != (x, y, wide, high)
                and abs(other[0] - x) < wide
                and other[1] < y + high
                and y < other[1] + other[3]
            ]
        (first,) = (
            e for e in tree.iter(f"{{{SPACE}}}rect") if e.attrib["class"] == "start"
        )
        assert float(first.attrib["x"]) > MARGIN


@given(st.text("ab 你，“”W-é👍", max_size=90))
def test_words_stay_inside_their_box(text):
    drawn = Picture(starts=[Box("a", "start", text, (text, text))])
    tree = ElementTree.fromstring(as_svg(drawn, text))  # noqa: S314 - ours

    (box,) = (e for e in tree.iter(f"{{{SPACE}}}rect") if e.attrib["class"] == "start")
    bottom = float(box.attrib["y"]) + float(box.attrib["height"])
    for each in tree.iter(f"{{{SPACE}}}text"):
        assert float(each.attrib["y"]) <= bottom
        assert breadth(each.text or "", 12) <= WIDE - PAD


@given(st.text(max_size=30))
def test_no_character_of_a_label_acts_in_mermaid(text):
    assert (
        not re.search(r"[^\w ,;·→()#-]", quoted(text), re.ASCII) or not text.isascii()
    )
    codes = re.sub(r"#(\d+);", lambda found: chr(int(found[1])), quoted(text))
    assert codes == visible(text)


def test_a_picture_speaks_the_language_of_its_titles():
    drawn = picture(Impact(company(), ("calendar:hq",), locale="zh-CN"))

    for box in drawn.boxes:
        assert not re.search(r"[a-z]", box.title.replace("SD-WAN", "")), box
        said, dot, _ = box.lines[0].partition(" · ")
        assert not dot or not re.search(r"[a-z]", said), box
    for kind in GROUPS:
        assert kind_said("zh-CN", kind) != kind_said("en", kind)
    assert all(each.keys() >= SAID["en"].keys() for each in SAID.values())


def test_many_of_a_kind_are_one_box():
    found = Impact(company(), ("calendar:hq",))
    rest = [each for each in picture(found).boxes if each.kind == "more"]

    assert rest
    for each in rest:
        count, kind = re.fullmatch(r"and (\d+) more (.+)", each.title).groups()
        assert int(count) >= len(each.lines) - 1
        assert kind


MERMAID = """
await page.addScriptTag({ path: args.script });
return page.evaluate(async (code) => {
  mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });
  const { svg } = await mermaid.render("drawn", code);
  document.body.innerHTML = svg;
  return {
    labels: [...document.querySelectorAll(".nodeLabel")].map((each) => each.innerText),
    edges: document.querySelectorAll(".edgePaths path").length,
    acts: document.body.querySelectorAll("script, img, [onerror], [href]").length,
  };
}, args.code);
"""


@pytest.mark.browser
@pytest.mark.node
def test_mermaid_draws_the_very_words_and_arrows(browser, node_modules, tmp_path):
    script = node_modules / "@mermaid-js" / "tiny" / "dist" / "mermaid.tiny.js"
    empty = tmp_path / "empty.html"
    empty.write_text("<!doctype html><title>Mermaid</title><body></body>")
    links = [Link("a", "b")]
    odd = Picture(starts=[Box("a", "end", "end")], columns=[[Box("b", "x", HOSTILE)]])
    odd.links += links

    with browser.page(empty) as page:
        for drawn in (odd, picture(impact()), picture(Impact(company(), (CRM,)))):
            code = as_mermaid(drawn)
            told = page.node(MERMAID, {"script": str(script), "code": code})

            said = {_plain("".join((e.title, *e.lines))) for e in drawn.boxes}
            assert {_plain(each) for each in told["labels"]} == said
            assert told["edges"] == len(drawn.links) + len(drawn.aside)
            assert told["acts"] == 0
        assert not page.troubles


def _plain(text):
    return re.sub(r"\s", "", visible(text).replace(r"\n", ""))
