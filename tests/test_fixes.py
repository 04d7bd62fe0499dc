"""A fix is certain: it mends its finding, and breaks nothing else."""

from collections.abc import Iterator

import pytest

from catalogkit.diagnostic import Diagnostic, Edit, Severity
from catalogkit.findings import findings
from catalogkit.project import compiled
from catalogkit.source.edit import apply
from catalogkit.waived import waived
from tests.pages import RULES, Scene, scenes, staged, world

SCENES = [scene for page in sorted(RULES.rglob("*.md")) for scene in scenes(page)]
WITH_HITS = [scene for scene in SCENES if scene.expected]


def found_in(files: dict[str, bytes], scene: Scene) -> list[Diagnostic]:
    project = compiled(files, scene.today)
    return waived(project, findings(project))[0]


def fixes(found: list[Diagnostic]) -> Iterator[tuple[Diagnostic, Edit]]:
    for each in found:
        if each.fix is not None:
            yield each, each.fix


def errors(found: list[Diagnostic]) -> int:
    return sum(each.severity is Severity.ERROR for each in found)


@pytest.mark.parametrize("scene", WITH_HITS, ids=lambda s: f"{s.page} {s.heading}")
def test_a_fix_mends_what_was_found(scene: Scene) -> None:
    files = staged(scene, world())
    before = found_in(files, scene)

    for found, fix in fixes(before):
        data = apply(files[fix.place.file], [fix])
        after = found_in({**files, fix.place.file: data}, scene)

        same = [
            each
            for each in after
            if (each.fingerprint, each.message) == (found.fingerprint, found.message)
        ]
        assert not same, (fix, data.decode())
        # Mending one thing may show others that it had hidden, in the same entity.
        entity = found.place.entity
        elsewhere = [each for each in after if each.place.entity != entity]
        known = [each for each in before if each.place.entity != entity]
        hidden = found.rule.partition("/")[0] in {"yaml", "shape", "reference"}
        assert hidden or errors(elsewhere) <= errors(known)


def test_pages_show_fixes() -> None:
    with_fix = {
        found.rule
        for scene in WITH_HITS
        for found, _ in fixes(found_in(staged(scene, world()), scene))
    }

    assert {"shape/unknown-key", "condition/unknown-field"} <= with_fix
