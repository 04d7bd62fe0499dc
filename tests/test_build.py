"""A build leaves the old output or the new, and nothing else is touched."""

import hashlib
import json
import shutil

import pytest

from catalogkit.build import Order, build
from catalogkit.findings import findings
from catalogkit.output import MANIFEST, OutputRefused
from catalogkit.project import load
from tests.builds import change, files, made
from tests.pages import TODAY, WORLD


@pytest.fixture
def root(tmp_path):
    """A project of its own: the small world."""
    folder = tmp_path / "project"
    shutil.copytree(WORLD, folder)
    return folder


def test_the_manifest_names_every_file_with_its_hash(root):
    out = root / "dist"

    made(root, out)

    manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
    found = {p: hashlib.sha256(data).hexdigest() for p, data in files(out).items()}
    del found[MANIFEST]
    assert manifest["format"] == "catalogkit.build/1"
    assert manifest["files"] == found
    assert {"forms/laptop.en.ui.json", "routing/laptop.json"} <= found.keys()


def test_a_second_build_touches_nothing(root):
    out = root / "dist"
    made(root, out)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}

    result = made(root, out)

    assert not result.changes.written
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


def test_only_what_changed_is_written(root):
    out = root / "dist"
    made(root, out)
    change(root, "Preparing your laptop", "Packing your laptop")

    result = made(root, out)

    assert set(result.changes.written) == {
        "portal/en/item/laptop.html",
        "routing/laptop.json",
        "request-tracker/initialdata.json",
        "routing/routing.json",
    }


def test_what_an_older_build_wrote_goes_and_what_others_wrote_stays(root):
    out = root / "dist"
    made(root, out)
    (out / "forms" / "mine.txt").write_text("mine", encoding="utf-8")
    (out / "notes").mkdir()
    (out / "link").symlink_to("/nowhere")
    (root / "catalog" / "vpn-access.yaml").unlink()
    change(
        root,
        "excludes: [{what: {en: VPN access, zh-CN: VPN 远程接入}, see: vpn-access}]",
        "excludes: []",
    )

    result = made(root, out)

    assert "routing/vpn-access.json" in result.changes.removed
    assert not (out / "routing" / "vpn-access.json").exists()
    assert (out / "forms" / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert (out / "notes").is_dir()
    assert (out / "link").is_symlink()


def test_a_build_of_one_target_leaves_the_other_alone(root):
    out = root / "dist"
    made(root, out)
    before = files(out)
    change(root, "Preparing your laptop", "Packing your laptop")

    made(root, out, "forms")

    after = files(out)
    assert after["routing/laptop.json"] == before["routing/laptop.json"]
    manifest = json.loads(after[MANIFEST])
    assert manifest["files"].keys() == after.keys() - {MANIFEST}


def test_what_is_broken_is_left_out_with_what_needs_it(root):
    change(root, "team: service-desk", "team: service-dask")

    result = made(root, root / "dist")

    built = files(root / "dist")
    assert "service_item:laptop" in result.left_out
    assert "service_item:laptop" in result.broken
    assert "forms/vpn-access.en.ui.json" in built
    assert not any("laptop" in path for path in built)


def test_a_pointer_to_what_is_left_out_is_cut_and_no_reason_to_leave_more_out(root):
    change(root, "team: service-desk", "team: service-dask")

    made(root, root / "dist")

    page = json.loads(files(root / "dist")["forms/vpn-access.en.ui.json"])
    assert page["about"]["excludes"] == [{"what": "A laptop"}]


def test_nothing_is_built_from_an_item_with_an_error_of_a_check(root):
    change(
        root, "{at: 80%, notify: [owner.lead]}", "{at: breach, notify: [owner.lead]}"
    )
    project = load(root, TODAY)
    found = list(findings(project))
    assert [each.rule for each in found if each.place.entity == "service_item:laptop"]

    result = build(project, found, Order(root, root / "dist"))

    errors = {e.place.entity for e in found if e.severity == "error"}
    assert set(result.broken) == errors
    assert errors <= set(result.left_out)


def test_a_broken_manifest_leaves_the_old_output(root):
    out = root / "dist"
    made(root, out)
    before = files(out)
    change(root, "currency: EUR", "currencey: EUR", "catalogkit.yaml")

    result = made(root, out)

    assert result.catalog is None
    assert files(out) == before


REFUSED = {
    "the project itself": lambda root: root,
    "a folder around the project": lambda root: root.parent,
    "a folder in the catalog": lambda root: root / "catalog" / "dist",
    "a file": lambda root: root / "catalogkit.yaml",
}


@pytest.mark.parametrize("what", sorted(REFUSED))
def test_an_output_folder_that_is_not_ours_is_refused(root, what):
    before = files(root)

    with pytest.raises(OutputRefused):
        made(root, REFUSED[what](root))

    assert files(root) == before


def test_a_link_is_refused_as_output_folder(root, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (root / "dist").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(OutputRefused, match="is a link"):
        made(root, root / "dist")

    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_link_inside_the_output_folder_is_not_followed(root, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (root / "dist").mkdir()
    (root / "dist" / "forms").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(OutputRefused, match="is a link"):
        made(root, root / "dist")

    assert not list((tmp_path / "elsewhere").iterdir())


@pytest.mark.parametrize(
    "path, text",
    [
        (MANIFEST, "{}"),
        (MANIFEST, "no json"),
        (MANIFEST, '{"format": "catalogkit.build/1", "files": {"../../x": "0"}}'),
        (MANIFEST, '{"format": "catalogkit.build/1", "files": {"/etc/passwd": "0"}}'),
        ("routing/routing.json", "{}"),
        ("forms", "a file where a folder belongs"),
    ],
)
def test_a_foreign_file_is_never_overwritten(root, path, text):
    file = root / "dist" / path
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    before = files(root)

    with pytest.raises(OutputRefused):
        made(root, root / "dist")

    assert files(root) == before


def test_an_unknown_target_is_refused_with_the_nearest(root):
    with pytest.raises(OutputRefused, match="did you mean 'forms'"):
        made(root, root / "dist", "form")


def test_a_target_of_the_manifest_that_is_not_there_is_named(root):
    with (root / "catalogkit.yaml").open("a", encoding="utf-8") as file:
        file.write("targets: {forms: {}, rooting: {}}\n")

    result = made(root, root / "dist")

    said = [(each.place.route, each.message) for each in result.found]
    message = "no target is called 'rooting'; did you mean 'routing'?"
    assert (("targets", "rooting"), message) in said
    assert not (root / "dist" / "routing").exists()


def test_progress_reaches_its_total(root):
    project, told = load(root, TODAY), []

    build(
        project,
        findings(project),
        Order(root, root / "dist"),
        lambda done, total: told.append((done, total)),
    )

    assert told[-1][0] == told[-1][1]
    assert len({total for _, total in told}) == 1
