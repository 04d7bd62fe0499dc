"""A build leaves the old output or the new, and nothing else is touched."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from catalogkit.build import Order, build
from catalogkit.findings import findings
from catalogkit.output import MANIFEST, OutputRefused
from catalogkit.project import load
from tests.pages import ROOT, TODAY, WORLD

LAPTOP = "catalog/laptop.yaml"


@pytest.fixture
def root(tmp_path):
    """A project of its own: the small world."""
    folder = tmp_path / "project"
    shutil.copytree(WORLD, folder)
    return folder


def made(root: Path, out: Path, *names: str):
    project = load(root, TODAY)
    return build(project, findings(project), Order(root, out, names))


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def change(root: Path, old: str, new: str, name: str = LAPTOP) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new), encoding="utf-8")


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
        "routing/laptop.json",
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


SCRIPT = """
import datetime, sys
from pathlib import Path
from catalogkit.build import Order, build
from catalogkit.findings import findings
from catalogkit.project import compiled, load
root, out, turned = Path(sys.argv[1]), Path(sys.argv[2]), len(sys.argv) > 3
project = load(root, datetime.date(2026, 11, 22))
if turned:
    files = dict(reversed(project.files.items()))
    project = compiled(files, datetime.date(2026, 11, 22))
build(project, findings(project), Order(root, out))
"""
ELSEWHERE = {
    "again": ({}, []),
    "another hash seed": ({"PYTHONHASHSEED": "1234"}, []),
    "another locale": ({"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"}, []),
    "another time zone": ({"TZ": "Asia/Tokyo"}, []),
    "another order of files": ({"PYTHONHASHSEED": "7"}, ["turned"]),
}


def run(root: Path, out: Path, env: dict[str, str], more: list[str]) -> None:
    subprocess.run(
        [sys.executable, "-c", SCRIPT, str(root), str(out), *more],
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **env},
    )


@pytest.mark.parametrize("catalog", [ROOT, WORLD], ids=["company", "world"])
def test_the_same_catalog_gives_the_same_bytes(catalog, tmp_path):
    run(catalog, tmp_path / "first", {"PYTHONHASHSEED": "0"}, [])
    first = files(tmp_path / "first")

    for number, (env, more) in enumerate(ELSEWHERE.values()):
        run(catalog, tmp_path / str(number), env, more)

        assert files(tmp_path / str(number)) == first
    assert all(data.endswith(b"\n") and b"\r" not in data for data in first.values())


KILLED = (
    """
import os, signal, sys
sys.argv = ["", *sys.argv[1:]]
from catalogkit import output
at, count = int(os.environ["AT"]), 0
def stop(event, arguments):
    global count
    if event in {"open", "os.link", "os.rename", "os.mkdir", "os.remove", "os.rmdir"}:
        if "dist" in str(arguments[0]):
            count += 1
            if count == at:
                os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(stop)
"""
    + SCRIPT
)


@pytest.mark.parametrize("at", [1, 2, 5, 9, 13, 17, 20, 24, 28, 33, 40, 60])
def test_a_killed_build_leaves_the_old_or_the_new(root, at):
    out = root / "dist"
    made(root, out)
    old = files(out)
    change(root, "Preparing your laptop", "Packing your laptop")
    expected = root.parent / "expected"
    made(root, expected)
    new = files(expected)

    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(root), str(out)],
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "AT": str(at)},
    )

    assert done.returncode in {0, -signal.SIGKILL}
    assert files(out) in (old, new)
    made(root, out)
    assert files(out) == new
    assert [
        path.name for path in out.parent.iterdir() if "catalogkit-build" in path.name
    ] == []


def test_a_folder_that_a_killed_build_had_put_aside_comes_back(root):
    out = root / "dist"
    made(root, out)
    (out / "mine.txt").write_text("mine", encoding="utf-8")
    before = files(out)
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    out.rename(root / f".dist.catalogkit-build-{done.pid}-old")

    result = made(root, out)

    assert not result.changes.written
    assert files(out) == before
