"""Every rule has a page, and every line of every page is true."""

import functools

import pytest

from catalogkit.diagnostic import Diagnostic, Rule
from catalogkit.findings import every_check, findings, rules
from catalogkit.project import Files, Project, compiled
from catalogkit.source.locate import locate
from catalogkit.waived import waived
from tests.pages import RULES, TODAY, Scene, answers, is_judged, scenes, staged, world

PAGES = sorted(RULES.rglob("*.md"))
SCENES = [scene for page in PAGES for scene in scenes(page)]
KNOWN: dict[str, Rule] = {rule.id: rule for rule in rules()}
CHANGES = ("diff/", "version/")
"""Families that speak of two catalogs: their pages are tests of test_change_pages."""
ALONE = sorted(each for each in KNOWN if not each.startswith(CHANGES))


@functools.cache
def the_world() -> Project:
    """The project that every scene changes."""
    return compiled(world(), TODAY)


def judged(scene: Scene, files: Files, only: set[str] | None) -> list[Diagnostic]:
    """What is found of that for which a page answers."""
    project = compiled(files, scene.today, known=the_world())
    left, _ = waived(project, findings(project, only))
    return [each for each in left if is_judged(each, scene)]


def asked(scene: Scene) -> set[str] | None:
    """The checks that a page answers for; where something is waived, all."""
    if any("# catalogkit:" in text for text in scene.files.values()):
        return None
    return {each.id for each in every_check() if answers(scene, each.id)}


@pytest.mark.parametrize("scene", SCENES, ids=lambda s: f"{s.page} {s.heading}")
def test_what_a_page_says_is_what_the_compiler_says(scene: Scene) -> None:
    files = staged(scene, world())

    found = judged(scene, files, asked(scene))

    said = set()
    for each in found:
        data = files[each.place.file]
        span = locate(data, each.place.file, [each.place])[each.place]
        name = each.place.file.rpartition("/")[2]
        said.add((name, span.line, each.rule, each.message))
    expected = scene.expected
    for want in expected:
        assert any(
            (file, line, rule) == (want.file, want.line, want.rule)
            and want.text in message
            for file, line, rule, message in said
        ), (want, said)
    wanted = {(want.file, want.line, want.rule) for want in expected}
    unexpected = {each for each in said if each[:3] not in wanted}
    assert not unexpected


@pytest.mark.once
@pytest.mark.parametrize("scene", SCENES[::4], ids=lambda s: f"{s.page} {s.heading}")
def test_all_checks_together_say_no_more_of_it(scene: Scene) -> None:
    files = staged(scene, world())

    assert judged(scene, files, None) == judged(scene, files, asked(scene))


def test_the_small_world_is_clean() -> None:
    files = world()

    project = compiled(files, SCENES[0].today)

    assert not list(findings(project))


@pytest.mark.parametrize("rule", ALONE, ids=str)
def test_every_rule_has_a_page_that_shows_it_and_shows_what_is_fine(rule: str) -> None:
    page = RULES / f"{rule}.md"
    assert page.is_file(), f"docs/rules/{rule}.md is missing"
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"# {rule}\n\n{KNOWN[rule].summary}\n")
    own = [scene for scene in SCENES if scene.page == rule]
    hits = [scene for scene in own if any(e.rule == rule for e in scene.expected)]
    misses = [scene for scene in own if not scene.expected]

    assert hits or "tests/" in text
    assert misses or "tests/" in text


@pytest.mark.parametrize("page", PAGES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_every_page_belongs_to_a_rule(page: object) -> None:
    name = page.relative_to(RULES).with_suffix("").as_posix()  # type: ignore[attr-defined]

    assert name in KNOWN
