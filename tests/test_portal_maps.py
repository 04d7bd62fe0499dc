"""The map of a value stream: it says everything, and no text lies on another."""

import itertools
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogkit.model.stream import ValueStream
from catalogkit.targets.portal.drawing.shapes import Box, Drawing, Way
from catalogkit.targets.portal.drawing.tall import tall
from catalogkit.targets.portal.drawing.wide import MOST, wide
from catalogkit.targets.portal.stages import Given, Told, stages_told, total
from catalogkit.wording.reader import Reader
from tests.browsing import TOLD, page_says
from tests.deciding import company

STREAMS = [each.id for each in company().all(ValueStream)]
MAPS = {"wide": wide, "tall": tall}
LONG = "Everything that was promised to a customer, 以及所有相关的资料"
HOSTILE = "</text><script>alert(1)</script>\"&'<b>"
WORDS = st.sampled_from(["Pay", "到货入库", "Unterbrechungsfreiestromversorgung", LONG])


def drawn(name, kind, locale="en"):
    stream = company().get(ValueStream, name)
    assert stream is not None
    stages = stages_told(Reader(company(), locale), stream)
    return stages, MAPS[kind](stages, "About 3 business days in all")


def stage(place, team, given, word="Pay"):
    return Told(
        id=f"s{place}", number=place + 1, title=word, team=team, team_title=team * 9,
        expected="2 business days", minutes=60 * place, items=("a",),
        item_titles=(word,), systems=(word, "CRM"), entry="", exit="", gives=given,
    )  # fmt: skip


@st.composite
def flows(draw):
    """Any few stages: of any teams, giving to any others, back and forth."""
    count = draw(st.integers(1, MOST))
    found = []
    for place in range(count):
        ends = draw(st.sets(st.integers(0, count - 1), max_size=3))
        gives = tuple(
            Given(place, end, draw(WORDS), draw(WORDS), between=True)
            for end in sorted(ends)
        )
        team = draw(st.sampled_from("abc"))
        found.append(stage(place, team, gives, draw(WORDS)))
    return tuple(found)


def over(one: Box, other: Box) -> bool:
    """Whether two boxes share more than an edge."""
    across = min(one.left + one.width, other.left + other.width)
    down = min(one.top + one.height, other.top + other.height)
    slack = 0.5
    return (
        across - max(one.left, other.left) > slack
        and down - max(one.top, other.top) > slack
    )


def overlaps(drawing: Drawing):
    boxes = [box for words in drawing.words() for box in words.boxes]
    return [pair for pair in itertools.combinations(boxes, 2) if over(*pair)]


def outside(drawing: Drawing):
    return [
        box
        for words in drawing.words()
        for box in words.boxes
        if box.left < 0
        or box.top < 0
        or box.left + box.width > drawing.width + 0.5
        or box.top + box.height > drawing.height + 0.5
    ]


@pytest.mark.parametrize("kind", MAPS)
@pytest.mark.parametrize("locale", ["en", "zh-CN"])
@pytest.mark.parametrize("name", STREAMS)
def test_a_map_says_every_stage_hand_off_team_and_system(name, locale, kind):
    stages, drawing = drawn(name, kind, locale)

    tree = ElementTree.fromstring(drawing.svg(kind, "A map", "In words"))  # noqa: S314 - ours

    said = "".join("".join(each.itertext()) for each in tree.iter() if each.text)
    for told in stages:
        words = [told.title, told.team_title, told.expected, *told.systems]
        words += [text for g in told.gives for text in (g.what, g.agreement)]
        for each in words:
            assert each.replace(" ", "") in said.replace(" ", "")
    assert tree.get("role") == "img"
    assert tree[0].text == "A map"
    assert tree[1].text == "In words"


@pytest.mark.parametrize("kind", MAPS)
@pytest.mark.parametrize("locale", ["en", "zh-CN"])
@pytest.mark.parametrize("name", STREAMS)
def test_no_text_of_a_map_lies_on_another_or_outside(name, locale, kind):
    _, drawing = drawn(name, kind, locale)

    assert not overlaps(drawing)
    assert not outside(drawing)


@given(flows())
def test_no_text_lies_on_another_however_the_work_flows(stages):
    for kind in MAPS.values():
        drawing = kind(stages, "About 3 business days in all")

        assert not overlaps(drawing)
        assert not outside(drawing)


@given(flows())
def test_every_hand_off_is_an_arrow_into_the_card_of_its_stage(stages):
    for kind in MAPS.values():
        drawing = kind(stages, "About 3 business days in all")
        ways = [e for e in drawing.shapes if isinstance(e, Way) and e.arrow]
        cards = [e for e in drawing.shapes if isinstance(e, Box) and e.kind == "card"]

        for each in (each for told in stages for each in told.gives):
            start, end = cards[each.start], cards[each.end]
            assert any(
                on_edge(way.points[0], start) and on_edge(way.points[-1], end)
                for way in ways
            )


def on_edge(point, card):
    x, y = point
    left, top = x - card.left, y - card.top
    right, bottom = card.width - left, card.height - top
    near = 0.01
    inside = all(each > -near for each in (left, top, right, bottom))
    return inside and min(left, top, right, bottom) < near


@given(flows())
def test_no_line_of_a_wide_map_runs_through_a_card(stages):
    drawing = wide(stages, "About 3 business days in all")
    cards = [e for e in drawing.shapes if isinstance(e, Box) and e.kind == "card"]
    for way in (each for each in drawing.shapes if isinstance(each, Way)):
        for (x, y), (x1, y1) in itertools.pairwise(way.points):
            line = Box(min(x, x1), min(y, y1), abs(x - x1), abs(y - y1), "line")
            for card in cards:
                inner = Box(
                    card.left + 1, card.top + 1, card.width - 2, card.height - 2, ""
                )
                crossed = (
                    line.left < inner.left + inner.width
                    and line.left + line.width > inner.left
                    and line.top < inner.top + inner.height
                    and line.top + line.height > inner.top
                )
                assert not crossed


def test_hostile_words_stay_words():
    stages = (stage(0, "a", (Given(0, 1, HOSTILE, HOSTILE, between=True),), HOSTILE),
              stage(1, "b", (), HOSTILE))  # fmt: skip
    for kind, draw in MAPS.items():
        svg = draw(stages, HOSTILE).svg(kind, HOSTILE, HOSTILE)

        tree = ElementTree.fromstring(svg)  # noqa: S314 - ours
        assert {each.tag for each in tree.iter()} <= {
            "svg", "title", "desc", "rect", "path", "text",
        }  # fmt: skip
        assert tree[0].text == HOSTILE


def test_the_time_of_a_stream_is_that_of_its_longest_way():
    aside = Given(0, 2, "", "", between=False), Given(0, 1, "", "", between=False)
    stages = stage(1, "a", aside), stage(5, "a", ()), stage(3, "b", ())

    assert total(stages) == (1 + 5) * 60
    assert total(stages[1:]) == (5 + 3) * 60


@pytest.mark.browser
@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_a_browser_draws_no_text_over_another(tmp_path, chromium, locale):
    maps = [drawn(n, k, locale)[1].svg(k, n, n) for n in STREAMS for k in MAPS]
    style = "text{font-family:sans-serif}.stage,.lane-name,.number{font-weight:700}"
    body = "".join(maps)
    text = f'<meta charset="utf-8"><style>{style}</style>{body}{MEASURE}'

    found = page_says(chromium, tmp_path, text)

    assert found["texts"] > 100
    assert found["over"] == []


MEASURE = (
    f"{TOLD}<script>"
    """
const over = [];
let texts = 0;
for (const map of document.querySelectorAll("svg")) {
  const all = [...map.querySelectorAll("text")].map((t) => [t, t.getBBox()]);
  texts += all.length;
  const { width, height } = map.viewBox.baseVal;
  all.forEach(([one, a], index) => {
    if (a.x < 0 || a.x + a.width > width + 1) over.push([one.textContent, "outside"]);
    for (const [other, b] of all.slice(index + 1)) {
      const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
      const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
      if (across > 0 && down > 4) over.push([one.textContent, other.textContent]);
    }
  });
}
document.getElementById("told").textContent = JSON.stringify({ texts, over });
</script>"""
)
