"""The recipes of CONTRIBUTING.md, followed step by step in a copy of the repository."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs import ROOT, Block, blocks

pytestmark = pytest.mark.once

COPIED = [
    "src", "tests", "docs", "catalog", "schemas", "catalogkit.yaml", "README.md",
    "CONTRIBUTING.md", "pyproject.toml",
]  # fmt: skip
RECIPES = ("check", "judgement", "target", "kind")


def recipes() -> dict[str, list[Block]]:
    """The blocks below each heading "Add a …"."""
    found: dict[str, list[Block]] = {}
    lines = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()
    heads = [
        (n, x[len("## Add a ") :]) for n, x in enumerate(lines) if x[:9] == "## Add a "
    ]
    for block in blocks(ROOT / "CONTRIBUTING.md"):
        above = [name for number, name in heads if number < block.line]
        if above:
            found.setdefault(above[-1], []).append(block)
    return found


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The repository, without what git ignores."""
    ignored = shutil.ignore_patterns("node_modules", "__pycache__", ".*")
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=ignored)
        else:
            shutil.copy(source, tmp_path)
    return tmp_path


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe_works_as_it_is_written(recipe: str, copy: Path) -> None:
    for block in recipes()[recipe]:
        if block.language == "diff":
            changed(copy / block.words[0], block.text)
        elif block.words:
            file = copy / block.words[0]
            assert not file.exists()
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text, encoding="utf-8")
        else:
            for line in block.text.splitlines():
                done = run(line, copy)
                assert done.returncode == 0, done.stdout + done.stderr
                assert "no tests ran" not in done.stdout


def changed(file: Path, diff: str) -> None:
    """Puts the lines behind + in the place of those behind - before them."""
    text, old = file.read_text(encoding="utf-8"), ""
    pairs: list[tuple[str, list[str]]] = []
    for line in diff.splitlines():
        if line.startswith("-"):
            old = line[1:]
            pairs.append((old, []))
        else:
            pairs[-1][1].append(line[1:])
    for old, new in pairs:
        assert old in text
        text = text.replace(old, "\n".join(new), 1)
    file.write_text(text, encoding="utf-8")


def run(line: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """A command of the page, in the copy."""
    words = shlex.split(line)
    environment = {
        key: value for key, value in os.environ.items() if key != "PYTHONPATH"
    }
    environment["PYTEST_DEBUG_TEMPROOT"] = str(folder)
    environment["PYTHONPATH"] = f"{folder / 'src'}{os.pathsep}{folder}"
    return subprocess.run(
        [sys.executable, *words[1:]],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
