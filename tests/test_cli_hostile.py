"""The command where things are not as they should be: streams, files, terminals."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pages import WORLD

FULL = Path("/dev/full")
BUG = 3
ENV = {**os.environ, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))}


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """The small world as a folder."""
    return Path(shutil.copytree(WORLD, tmp_path / "world"))


def called(folder: Path, *args: str, **how):
    """What the command does as a process of its own."""
    env = {**ENV, **how.pop("env", {})}
    command = [sys.executable, "-m", "catalogkit", *args]
    how = {"capture_output": True, **how} if "stdout" not in how else how
    return subprocess.run(command, cwd=folder, env=env, check=False, timeout=60, **how)


def in_shell(folder: Path, command: str):
    """What a line of shell does."""
    return subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=ENV,
        capture_output=True,
        check=False,
        timeout=60,
    )


def write(catalog: Path, name: str, data: bytes) -> None:
    (catalog / "catalog" / name).write_bytes(data)


@pytest.mark.parametrize("style", ["text", "github"])
def test_a_terminal_without_a_locale_gets_chinese(catalog, style):
    write(catalog, "it.yaml", "kind: team\nid: it\ntitle: 全角\nowne: 全\n".encode())
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}

    done = called(catalog, "check", "--format", style, env=env)

    assert done.returncode == 1
    assert b"owne" in done.stdout


def test_a_reader_who_has_seen_enough_is_no_fault(catalog):
    command = f"{sys.executable} -m catalogkit check --format json | true"
    done = in_shell(catalog, command)

    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_said_in_a_sentence(catalog):
    with FULL.open("wb") as full:
        done = called(catalog, "check", stdout=full, stderr=subprocess.PIPE)

    assert done.returncode != BUG
    assert b"No space left" in done.stderr
    assert b"Traceback" not in done.stderr


def test_closed_streams_are_no_fault(catalog):
    command = f"{sys.executable} -m catalogkit check >&- 2>&-"

    done = in_shell(catalog, command)

    assert done.returncode == 0


def test_bytes_that_are_no_text_are_shown(catalog):
    write(catalog, "it.yaml", b"kind: team\nid: it\ntitle: caf\xe9\n")

    done = called(catalog, "check")

    assert done.returncode == 1
    assert b"yaml/not-utf8" in done.stdout


@pytest.mark.parametrize("data", [b"\xff", b"a: b", b"x" * 2_000_000])
def test_a_manifest_that_cannot_be_read_is_a_finding(catalog, data):
    (catalog / "catalogkit.yaml").write_bytes(data)

    done = called(catalog, "check")

    assert done.returncode == 1
    assert b"at catalogkit.yaml:1:" in done.stdout


def test_strange_files_are_findings_and_hide_nothing(catalog, tmp_path):
    folder = catalog / "catalog"
    (folder / "folder.yaml").mkdir()
    os.mkfifo(folder / "pipe.yaml")
    (folder / "dangling.yaml").symlink_to("nowhere")
    (folder / "loop.yaml").symlink_to("loop.yaml")
    (folder / "self").symlink_to(".")
    (folder / "up").symlink_to("..")
    (folder / "passwd.yaml").symlink_to("/etc/passwd")
    (tmp_path / "laptop.yaml").write_bytes((folder / "laptop.yaml").read_bytes())
    (folder / "laptop.yaml").unlink()
    (folder / "laptop.yaml").symlink_to(tmp_path / "laptop.yaml")
    with socket.socket(socket.AF_UNIX) as plug:
        here = Path.cwd()
        os.chdir(folder)
        plug.bind("socket.yaml")
        os.chdir(here)
    write(catalog, "it.yaml", b"kind: team\nid: it\nowne: security\n")

    done = called(catalog, "check")

    said = done.stdout.decode()
    for name in ("pipe", "dangling", "loop", "passwd", "socket", "laptop"):
        assert f"at catalog/{name}.yaml:1:1 (yaml/" in said
    assert "at catalog/it.yaml:3:1 (shape/unknown-key)" in said
    assert "reference/unknown" not in said


def test_a_catalog_that_is_a_link_out_of_the_project_is_a_finding(catalog, tmp_path):
    (catalog / "catalog").rename(tmp_path / "elsewhere")
    (catalog / "catalog").symlink_to(tmp_path / "elsewhere")

    done = called(catalog, "check")

    assert done.returncode == 1
    assert b"yaml/outside" in done.stdout


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_rule_that_is_not_is_a_wrong_call(catalog, option):
    done = called(catalog, "check", option, "shape/unknwon-key")

    assert done.returncode == 2
    assert b"did you mean 'shape/unknown-key'?" in done.stderr


def test_a_narrow_terminal_shows_everything(catalog):
    write(catalog, "it.yaml", "kind: team\nid: it\nowne: 全角\n".encode())

    done = called(catalog, "check", "--color", env={"COLUMNS": "8"})

    assert "全角" in done.stdout.decode()
