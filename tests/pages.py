"""Rule pages as tests: blocks are files, `# expect:` comments are what must be said.

A page plays in docs/world: a block ```` ```yaml name.yaml ```` replaces or adds the
file of that name. Blocks under one heading belong together. `# expect: rule "part of
the message"` stands on the line where the diagnostic starts. `today: 2026-11-22` in a
block's info changes the day.
"""

import datetime
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

from catalogkit.diagnostic import Diagnostic

ROOT = Path(__file__).parent.parent
WORLD = ROOT / "docs" / "world"
RULES = ROOT / "docs" / "rules"
TODAY = datetime.date(2026, 11, 22)
EXPECT = re.compile(
    r'(?:#|<!--) expect: (?P<rule>[a-z-]+/[a-z-]+)(?: "(?P<text>[^"]*)")?'
)
DAY = re.compile(r"today: (\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True)
class Expected:
    """A diagnostic that must be found: file name, line, rule, part of its message."""

    file: str
    line: int
    rule: str
    text: str


@dataclass(frozen=True)
class Scene:
    """The blocks under one heading of a page."""

    page: str
    heading: str
    files: dict[str, str]
    today: datetime.date

    @property
    def expected(self) -> list[Expected]:
        """What the comments in its blocks say must be found."""
        return [
            Expected(name, number, match["rule"], match["text"] or "")
            for name, text in self.files.items()
            for number, line in enumerate(text.splitlines(), start=1)
            for match in EXPECT.finditer(line)
        ]


def scenes(page: Path) -> Iterator[Scene]:
    """The scenes of a page: one for each heading that has blocks."""
    name = page.relative_to(RULES).with_suffix("").as_posix()
    heading, files, today = "", {}, TODAY
    tokens = MarkdownIt().parse(page.read_text(encoding="utf-8"))
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "heading_open" and files:
            yield Scene(name, heading, files, today)
            files, today = {}, TODAY
        if token.type == "inline" and before and before.type == "heading_open":
            heading = token.content
        words = token.info.split() if token.type == "fence" else []
        if len(words) > 1 and words[0] in {"yaml", "markdown", "csv", "ics"}:
            files[words[1]] = token.content
            day = DAY.search(token.info)
            today = datetime.date.fromisoformat(day[1]) if day else today
    if files:
        yield Scene(name, heading, files, today)


def world() -> dict[str, bytes]:
    """The files of the small world, as a project sees them."""
    return dict(_world())


@functools.cache
def _world() -> dict[str, bytes]:
    paths = [path for path in sorted(WORLD.rglob("*")) if path.is_file()]
    return {path.relative_to(WORLD).as_posix(): path.read_bytes() for path in paths}


def staged(scene: Scene, files: dict[str, bytes]) -> dict[str, bytes]:
    """The world with a scene's files in it."""
    names = {path.rpartition("/")[2]: path for path in files}
    replaced = {
        names.get(name, f"catalog/{name}"): text.encode("utf-8")
        for name, text in scene.files.items()
    }
    return {**files, **replaced}


def is_judged(found: Diagnostic, scene: Scene) -> bool:
    """Whether a page answers for a finding: its own rule, and what hides it."""
    return answers(scene, found.rule)


def answers(scene: Scene, rule: str) -> bool:
    """Whether a page answers for a rule."""
    family = rule.partition("/")[0]
    return rule == scene.page or family in {"yaml", "shape", "reference"}
