"""Pages of judgements as tests: a block shows a change, as a reviewer sees it.

A page plays in docs/world. A block ```` ```yaml name.yaml ```` replaces or adds a file
on both sides. A block ```` ```diff name.yaml ```` changes one: lines that begin with a
space stand on both sides, `-` on the old, `+` on the new; `…` stands between parts of
the file. `diff name.yaml new` adds a whole file, `deleted` takes it away. Blocks under
one heading belong together. `# expect: diff/rule "part of the message" (effects)` is
on the line where the finding starts: on the old side where the line begins with `-`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from markdown_it import MarkdownIt

from tests.pages import RULES, world

EXPECT = re.compile(
    r'\s*# expect: (?P<rule>[a-z-]+/[a-z-]+)(?: "(?P<text>[^"]*)")?'
    r"(?: \((?P<effects>[a-z, -]+)\))?"
)


@dataclass(frozen=True)
class Expected:
    """A finding that must be there: side (0 old, 1 new), file name, line, and what."""

    side: int
    file: str
    line: int
    rule: str
    text: str
    effects: str


@dataclass(eq=False)
class Scene:
    """The blocks under one heading: the files of both sides, and what is expected."""

    page: str
    heading: str
    sides: tuple[dict[str, bytes], dict[str, bytes]]
    expected: list[Expected] = field(default_factory=list)

    def both(self, name: str, text: str) -> None:
        """A file as it is on both sides."""
        path = self.path(name)
        for side in self.sides:
            side[path] = text.encode("utf-8")

    def change(self, name: str, text: str, how: str) -> None:
        """A file as it is on one side and on the other."""
        path = self.path(name)
        old = self.sides[0].get(path, b"").decode("utf-8").splitlines()
        new, rest = [], old
        for hunk in re.split(r"(?m)^…\n", text):
            lines = hunk.splitlines()
            was = [EXPECT.sub("", each[1:]) for each in lines if each[0] != "+"]
            start = found(was, rest, f"{self.page}: {name}") if was else len(rest)
            new += rest[:start]
            for each in lines:
                self.expect(each, name, (len(old) - len(rest) + start, len(new)))
                if each[0] != "-":
                    new.append(EXPECT.sub("", each[1:]))
                if each[0] != "+":
                    start += 1
            rest = rest[start:]
        if how == "deleted":
            del self.sides[1][path]
        else:
            self.sides[1][path] = "\n".join([*new, *rest, ""]).encode("utf-8")

    def expect(self, line: str, name: str, before: tuple[int, int]) -> None:
        """Notes what a line of a change says must be found in it."""
        side = 0 if line[0] == "-" else 1
        for match in EXPECT.finditer(line):
            said = match["text"] or "", match["effects"] or ""
            at = before[side] + 1
            self.expected.append(Expected(side, name, at, match["rule"], *said))

    def path(self, name: str) -> str:
        """The path of a file by its name; one that is nowhere stands in catalog/."""
        known = {path.rpartition("/")[2]: path for path in self.sides[0]}
        return known.get(name, f"catalog/{name}")


def scenes(page: Path) -> Iterator[Scene]:
    """The scenes of a page: one for each heading that has blocks."""
    name = page.relative_to(RULES).with_suffix("").as_posix()
    scene, used = Scene(name, "", (world(), world())), False
    tokens = MarkdownIt().parse(page.read_text(encoding="utf-8"))
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "inline" and before and before.type == "heading_open":
            if used:
                yield scene
            scene, used = Scene(name, token.content, (world(), world())), False
        match token.info.split() if token.type == "fence" else []:
            case ["diff", file, *how]:
                scene.change(file, token.content, how[0] if how else "")
                used = True
            case ["yaml" | "markdown" | "csv", file, *_]:
                scene.both(file, token.content)
                used = True
    if used:
        yield scene


def found(lines: list[str], inside: list[str], where: str) -> int:
    """Where some lines stand one after the other. Raises AssertionError if nowhere."""
    for start in range(len(inside) - len(lines) + 1):
        if inside[start : start + len(lines)] == lines:
            return start
    message = f"{where} has nowhere these lines: {lines}"
    raise AssertionError(message)
