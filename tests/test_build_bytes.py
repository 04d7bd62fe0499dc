"""The same catalog gives the same bytes; a killed build leaves the old or the new."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builds import change, files, made
from tests.pages import ROOT, WORLD

pytestmark = pytest.mark.once


@pytest.fixture
def root(tmp_path):
    """A project of its own: the small world."""
    folder = tmp_path / "project"
    shutil.copytree(WORLD, folder)
    return folder


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
