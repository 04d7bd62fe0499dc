"""Every judgement has a page, and every change on it is judged as the page says."""

import datetime
import functools

import pytest

from catalogkit.diagnostic import Rule
from catalogkit.diff.compare import compare
from catalogkit.diff.judge import claims, every_judgement, judged
from catalogkit.diff.judgement import Judgement
from catalogkit.diff.versions import versions
from catalogkit.difference import Removed
from catalogkit.findings import rules
from catalogkit.project import Project, compiled
from catalogkit.source.locate import locate
from tests.change_pages import Scene, scenes
from tests.pages import RULES, world

pytestmark = pytest.mark.once

TODAY = datetime.date(2026, 11, 22)
FAMILIES = ("diff/", "version/")
KNOWN: dict[str, Rule] = {e.id: e for e in rules() if e.id.startswith(FAMILIES)}
JUDGEMENTS: dict[str, Judgement] = {each.id: each for each in every_judgement()}
PAGES = sorted(RULES / f"{each}.md" for each in KNOWN)
SCENES = [scene for page in PAGES if page.is_file() for scene in scenes(page)]


@functools.cache
def sides(scene: Scene) -> tuple[Project, Project]:
    """Both sides of a scene; the world is read once for all of them."""
    old = compiled(scene.sides[0], TODAY, known=the_world())
    return old, compiled(scene.sides[1], TODAY, known=old)


@functools.cache
def the_world() -> Project:
    """The project that every scene changes."""
    return compiled(world(), TODAY)


@pytest.mark.parametrize("scene", SCENES, ids=lambda s: f"{s.page} {s.heading}")
def test_what_a_page_says_of_a_change_is_what_a_reviewer_is_told(scene: Scene) -> None:
    old, new = sides(scene)
    for side in (old, new):
        assert not [each for each in side.diagnostics if each.severity == "error"]

    assert old.catalog is not None
    assert new.catalog is not None
    comparison = compare(old.catalog, new.catalog)
    rows = [(each.found, each) for each in judged(comparison)]

    said = set()
    beside = [*comparison.problems, *versions(comparison, [row for _, row in rows])]
    for finding, row in [*rows, *((each, None) for each in beside)]:
        gone = row is not None and isinstance(row.difference, Removed)
        place, number = finding.place, int(not gone)
        data = scene.sides[number][place.file]
        line = locate(data, place.file, [place])[place].line
        name = place.file.rpartition("/")[2]
        effects = row.effects if row is not None else ()
        said.add((number, name, line, finding.rule, finding.message, effects))
    for want in scene.expected:
        assert any(
            each[:4] == (want.side, want.file, want.line, want.rule)
            and want.text in each[4]
            and (not want.effects or ", ".join(each[5]) == want.effects)
            for each in said
        ), (want, said)
    wanted = {(e.side, e.file, e.line, e.rule) for e in scene.expected}
    assert not {e for e in said if e[3] == scene.page and e[:4] not in wanted}


@pytest.mark.parametrize("scene", SCENES, ids=lambda s: f"{s.page} {s.heading}")
def test_no_two_judgements_speak_of_one_difference(scene: Scene) -> None:
    old, new = (each.catalog for each in sides(scene))
    assert old is not None
    assert new is not None

    comparison = compare(old, new)

    for each in comparison.differences:
        assert len(claims(comparison, each)) <= 1, each.address


@pytest.mark.parametrize("rule", sorted(KNOWN))
def test_every_judgement_has_a_page_with_what_it_is_and_what_it_is_not(rule) -> None:
    page = RULES / f"{rule}.md"
    assert page.is_file(), f"docs/rules/{rule}.md is missing"
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"# {rule}\n\n{KNOWN[rule].summary}\n")
    own = [scene for scene in SCENES if scene.page == rule]

    assert [scene for scene in own if any(e.rule == rule for e in scene.expected)]
    assert [s for s in own if not any(e.rule == rule for e in s.expected)]


@pytest.mark.parametrize("rule", sorted(JUDGEMENTS))
def test_a_judgement_has_an_opposite_that_says_so_too_or_a_reason(rule) -> None:
    judgement = JUDGEMENTS[rule]

    if judgement.opposite:
        assert not judgement.alone
        assert judgement.opposite in JUDGEMENTS
        assert JUDGEMENTS[judgement.opposite].opposite == rule
    else:
        assert judgement.alone
