"""Whatever happens to the files of a catalog, the compiler says so and goes on."""

import functools
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from catalogkit.build import soundness
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.findings import findings
from catalogkit.project import MANIFEST, Project, compiled
from catalogkit.source.locate import locate
from catalogkit.targets import targets
from catalogkit.waived import waived
from tests import rich
from tests.mutations import CHANGES, Files, changed
from tests.pages import TODAY, world

ROOT = Path(__file__).parent.parent
CHANGED = st.lists(
    st.tuples(st.sampled_from(sorted(CHANGES)), st.integers(0, 2**32)),
    min_size=1,
    max_size=4,
)
SLOW = settings(
    max_examples=max(4, settings.default.max_examples // 4),
    suppress_health_check=[HealthCheck.too_slow],
)
SLOWEST = settings(SLOW, max_examples=max(2, settings.default.max_examples // 16))


@functools.cache
def small() -> Files:
    return world()


@functools.cache
def full() -> Files:
    """The catalog that uses every key of the language."""
    definitions = rich.rich().items()
    return {
        **{path: rich.as_bytes(path, body) for path, body in definitions},
        **rich.EVENTS,
    }


@functools.cache
def company() -> Files:
    paths = [ROOT / MANIFEST, *sorted((ROOT / "catalog").rglob("*"))]
    return {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for path in paths
        if path.is_file()
    }


@functools.cache
def of_company():
    return {(each.rule, each.place) for each in judged(company())[1]}


def judged(files: Files) -> tuple[Project, list[Diagnostic]]:
    project = compiled(files, TODAY)
    left, _ = waived(project, findings(project))
    return project, left


def is_in_the_text(files: Files, found: Diagnostic) -> bool:
    """Whether each place of a finding is a piece of a file's text."""
    places = [found.place, *(note.place for note in found.notes)]
    places += [found.fix.place] if found.fix else []
    return all(_is_in(files, place) for place in places)


def _is_in(files, place):
    if place.file == MANIFEST and MANIFEST not in files:
        return True
    data = files[place.file]
    span = locate(data, place.file, [place])[place]
    lines = data.decode("utf-8", "replace").split("\n")
    start, end = (span.line, span.column), (span.end_line, span.end_column)
    return (
        (1, 1) <= start <= end
        and span.end_line <= len(lines)
        and span.column <= len(lines[span.line - 1]) + 1
        and span.end_column <= len(lines[span.end_line - 1]) + 1
    )


def assert_sound(files: Files) -> None:
    project, found = judged(files)

    assert all(is_in_the_text(files, each) for each in found)
    assert len({each.fingerprint for each in found}) == len(found)
    catalog = soundness(project, found)[0]
    if catalog is not None:
        for target in targets().values():
            list(target.emit(catalog))


@given(CHANGED)
@settings(suppress_health_check=[HealthCheck.too_slow])
@example([("noise", 180718673)])
def test_every_catalog_is_judged_and_every_finding_has_a_place(changes):
    assert_sound(changed(small(), changes))


@given(CHANGED)
@example([("blank", 1)])
@SLOW
def test_every_part_of_the_language_may_be_wrong(changes):
    assert_sound(changed(full(), changes))


@given(CHANGED)
@SLOWEST
def test_a_whole_company_may_be_wrong(changes):
    assert_sound(changed(company(), changes))


@given(CHANGED, st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(changes, rng: random.Random):
    files = changed(small(), changes)
    shuffled = dict(rng.sample(sorted(files.items()), len(files)))

    assert judged(files)[1] == judged(shuffled)[1]


PLANTED = {
    "catalog/p-yaml.yaml": b"kind: team\nid: p-yaml\nid: p-yaml\nowner: security\n",
    "catalog/p-shape.yaml": b"kind: team\nid: p-shape\nmembrs: [a]\n",
    "catalog/p-reference.yaml": b"kind: team\nid: p-reference\ncalendar: nowhere\n",
    "catalog/p-identity.yaml": b"kind: team\nid: p-another\n",
}
PROBLEMS = {
    ("catalog/p-yaml.yaml", "yaml/duplicate-key"),
    ("catalog/p-shape.yaml", "shape/unknown-key"),
    ("catalog/p-reference.yaml", "reference/unknown"),
    ("catalog/p-identity.yaml", "identity/file-name"),
}
UNREADABLE = st.sampled_from(
    [b"", b"\xff\xfe\x00", b"[", b"- a", b"a: *b", b"\x00", b"}"]
)


@given(st.sampled_from(sorted(world())), UNREADABLE | st.binary(max_size=60))
def test_a_broken_file_hides_no_problem_of_another(path, data):
    files = {**small(), **PLANTED, path: data}

    _, found = judged(files)

    assert {(each.place.file, each.rule) for each in found} >= PROBLEMS


@given(st.sampled_from(sorted(world())), CHANGED)
def test_a_changed_file_hides_no_problem_of_another(path, changes):
    [(_, data)] = changed(
        {path: small()[path]}, [c for c in changes if keeps(c)]
    ).items()
    files = {**small(), **PLANTED, path: data}

    _, found = judged(files)

    assert {(each.place.file, each.rule) for each in found} >= PROBLEMS


def keeps(change: tuple[str, int]) -> bool:
    """Whether a change leaves a file where it is."""
    return change[0] not in {"removed", "moved", "copied"}


@given(st.data())
@SLOWEST
def test_an_unreadable_file_makes_no_false_alarm(data):
    files = company()
    path = data.draw(st.sampled_from(sorted(filter(is_definition, files))))

    _, found = judged({**files, path: data.draw(UNREADABLE)})

    new = [each for each in found if (each.rule, each.place) not in of_company()]
    assert {each.place.file for each in new} <= {path}


def is_definition(path: str) -> bool:
    return path != MANIFEST and not path.endswith(".csv")


@given(CHANGED, st.integers(1, 3))
def test_a_fingerprint_survives_lines_above(changes, count):
    files = changed(small(), [each for each in changes if each[0] not in RAW])
    moved = {path: lower(path, data, count) for path, data in files.items()}

    before = {each.fingerprint for each in judged(files)[1] if is_lasting(each)}
    after = {each.fingerprint for each in judged(moved)[1] if is_lasting(each)}

    assert before == after


RAW = {"bytes", "cut", "noise"}


def is_lasting(found: Diagnostic) -> bool:
    """Whether a finding has a route: what is no YAML may read otherwise lower down."""
    return found.place.span is None


def lower(path: str, data: bytes, count: int) -> bytes:
    """The file with lines above that say nothing."""
    lines = b"# nothing\n\n" * count
    if not path.endswith((".yaml", ".md")):
        return data
    if path.endswith(".yaml"):
        return lines + data
    head, mark, rest = data.partition(b"---\n")
    return head + mark + lines + rest


def test_a_catalog_without_a_manifest_is_read_and_says_so():
    files = {**small(), **PLANTED}
    del files[MANIFEST]

    _, found = judged(files)

    said = {(each.place.file, each.rule) for each in found}
    assert said == {(MANIFEST, "yaml/no-manifest"), *PROBLEMS}


def test_what_cannot_be_read_without_doubt_is_not_built():
    data = small()["catalog/laptop.yaml"]
    project, found = judged({**small(), "catalog/laptop.yaml": data + b"id: laptop\n"})

    catalog, broken = soundness(project, found)

    assert broken == ("service_item:laptop",)
    assert "laptop" not in catalog.entities["service_item"]
    assert "vpn-access" in catalog.entities["service_item"]


def test_two_names_of_one_file_are_two_definitions():
    """An unreadable article of the name of an item is not the item."""
    files = {**small(), "catalog/knowledge/laptop.md": b"\xff\xfe"}

    project, found = judged(files)

    errors = [each for each in found if each.severity is Severity.ERROR]
    assert {each.place.file for each in errors} == {"catalog/knowledge/laptop.md"}
    assert "laptop" in project.catalog.entities["service_item"]


def test_whoever_shares_a_wrong_part_is_not_built():
    fields = b"""\
kind: field_set
id: size
title: {en: Size, zh-CN: \xe5\xb0\xba\xe5\xaf\xb8}
fields:
  - {id: size, type: choice, label: {en: Size, zh-CN: \xe5\xb0\xba\xe5\xaf\xb8}}
"""
    shared = {"catalog/size.yaml": fields}
    for name in ("laptop", "vpn-access"):
        path = f"catalog/{name}.yaml"
        shared[path] = small()[path].replace(b"form:\n", b"form:\n  - {use: size}\n")
    project, found = judged({**small(), **shared})

    catalog, broken = soundness(project, found)

    wrong = [each for each in found if each.rule == "form/no-options"]
    assert {each.place.file for each in wrong} == {"catalog/size.yaml"}
    assert {"service_item:laptop", "service_item:vpn-access"} <= set(broken)
    assert not catalog.entities["service_item"]


@pytest.mark.parametrize(
    "path", ["catalog/sites/china.yaml", "catalog/systems/erp.yaml"]
)
def test_nothing_is_concluded_from_what_was_left_out(path):
    files = company()
    before = {(each.rule, each.place) for each in judged(files)[1]}

    _, found = judged({**files, path: b"kind: ["})

    new = [each for each in found if (each.rule, each.place) not in before]
    assert new
    assert {each.place.file for each in new} == {path}
