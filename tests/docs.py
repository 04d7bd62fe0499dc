"""Runs the blocks of a page of the docs, from top to bottom, in a folder of its own.

```` ```yaml catalog/x.yaml ```` (or markdown, csv) writes that file.
```` ```console ```` holds commands behind `$ ` and what they print: `…` stands for
anything, within a line or for any lines. ```` ```python ```` is executed. Other blocks
are only shown; a page says by `<!-- start: docs/world -->` of which folder the reader
is thought to have a copy, and by `<!-- with: tests/desk -->` what is installed, too.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).parent.parent
START = re.compile(r"<!-- start: (\S+) -->")
WITH = re.compile(r"<!-- with: (\S+) -->")
WRITTEN = {"yaml", "markdown", "csv"}
SHOWN = {"sh", "json", "text", "mermaid", "diff", "toml", "javascript", "js", ""}
PAGES = [
    ROOT / "README.md",
    *sorted(
        page
        for page in (ROOT / "docs").rglob("*.md")
        if not {"world", "rules"} & set(page.relative_to(ROOT / "docs").parts)
    ),
]


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, the words behind it, its text, its line."""

    language: str
    words: list[str]
    text: str
    line: int


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page."""
    for token in MarkdownIt().parse(page.read_text(encoding="utf-8")):
        if token.type == "fence":
            language, *words = token.info.split() or [""]
            line = token.map[0] + 1 if token.map else 0
            yield Block(language, words, token.content, line)


def play(page: Path, folder: Path) -> None:
    """Does what a reader of the page does. Raises AssertionError where it lies."""
    text = page.read_text(encoding="utf-8")
    start = START.search(text)
    if start:
        _copied(ROOT / start[1], folder)
    more = [str(ROOT / each) for each in WITH.findall(text)]
    names: dict[str, object] = {"__name__": "page"}
    for block in blocks(page):
        where = f"{page.relative_to(ROOT)}:{block.line}"
        if block.language in WRITTEN and block.words:
            file = folder / block.words[0]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text, encoding="utf-8")
        elif block.language == "console":
            _console(block.text, folder, where, more)
        elif block.language == "python":
            _python(block.text, names, folder, where)
        else:
            known = SHOWN | WRITTEN
            assert block.language in known, f"{where}: {block.language}"


def _copied(source: Path, folder: Path) -> None:
    manifest, catalog = source / "catalogkit.yaml", source / "catalog"
    if manifest.is_file() and catalog.is_dir():
        shutil.copy(manifest, folder)
        shutil.copytree(catalog, folder / "catalog")
    else:
        shutil.copytree(source, folder, dirs_exist_ok=True)


def _python(text: str, names: dict[str, object], folder: Path, where: str) -> None:
    before = Path.cwd()
    os.chdir(folder)
    try:
        exec(compile(text, where, "exec"), names)  # noqa: S102 - our own page
    finally:
        os.chdir(before)


def _console(text: str, folder: Path, where: str, more: list[str]) -> None:
    for command, wanted in _commands(text):
        printed = run(command, folder, more)
        assert matches(wanted, printed), (
            f"{where}: $ {command}\nprinted\n{printed}\ninstead of\n{wanted}"
        )


def _commands(text: str) -> Iterator[tuple[str, str]]:
    command, printed = "", []
    for line in text.splitlines():
        if line.startswith("$ "):
            if command:
                yield command, "\n".join(printed)
            command, printed = line[2:], []
        else:
            printed.append(line)
    if command:
        yield command, "\n".join(printed)


def run(command: str, folder: Path, more: Sequence[str] = ()) -> str:
    """What a command of the docs prints; `catalogkit` is ours, `cd` is remembered.

    `more` are folders that Python finds packages in.
    """
    words = shlex.split(command, comments=True)
    if words[0] == "cd":
        os.environ["CATALOGKIT_DOCS_FOLDER"] = words[1]
        return ""
    inside = folder / os.environ.get("CATALOGKIT_DOCS_FOLDER", ".")
    if words[0] == "catalogkit":
        words = [sys.executable, "-m", "catalogkit", *words[1:]]
    path = os.pathsep.join([str(ROOT / "src"), *more])
    done = subprocess.run(
        words,
        cwd=inside if inside.is_dir() else folder,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": path, "COLUMNS": "88"},
        stdin=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    )
    return (done.stdout + done.stderr).rstrip()


def matches(wanted: str, printed: str) -> bool:
    """Whether what was printed is what a page says, with `…` for anything."""
    pattern = ""
    for line in wanted.rstrip().split("\n"):
        parts = [re.escape(part) for part in line.split("…")]
        pattern += r"(.*\n)*?" if line == "…" else ".*".join(parts) + r"[ ]*\n"
    seconds = re.compile(r"\\\(\d+\\\.\d\\ s\\\)")
    pattern = seconds.sub(r"\\(\\d+\\.\\d s\\)", pattern)
    return re.fullmatch(pattern, f"{printed}\n") is not None
