"""What the files of a project declare, as far as each can be read."""

from collections import ChainMap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from catalogkit.diagnostic import Diagnostic, Place
from catalogkit.model.base import key_of
from catalogkit.model.kinds import KINDS
from catalogkit.source.node import Node


@dataclass(frozen=True)
class Declared:
    """The definitions of a project, by "kind:id".

    A file that says neither kind nor id may declare whatever has its name: so nobody is
    told that what stands in it does not exist.
    """

    nodes: dict[str, Node] = field(default_factory=dict)
    perhaps: dict[str, Node] = field(default_factory=dict)

    def add(self, node: Node) -> str | None:
        """Takes note of a definition; gives its "kind:id"."""
        name = key_of(node)
        if name is None or name.partition(":")[0] not in KINDS:
            self._perhaps(node.file)
        if name is not None:
            self.nodes.setdefault(name, node)
        return name

    def unreadable(self, path: str) -> None:
        """Takes note of a file without a value."""
        self._perhaps(path)

    @property
    def all(self) -> Mapping[str, Node]:
        """Every definition; the value is None where it cannot be read."""
        return ChainMap(self.nodes, self.perhaps)

    def files(self) -> dict[str, str]:
        """The file of each definition."""
        return {name: node.file for name, node in self.all.items()}

    def lost(self) -> dict[str, Place]:
        """The definitions that cannot be read at all, and their files."""
        return {
            name: Place(node.file)
            for name, node in self.perhaps.items()
            if name not in self.nodes
        }

    def _perhaps(self, path: str) -> None:
        stem = PurePosixPath(path).name.rpartition(".")[0]
        for kind in KINDS:
            if (kind == "article") == path.endswith(".md"):
                self.perhaps.setdefault(f"{kind}:{stem}", Node(None, path))


def owned(found: Iterable[Diagnostic], name: str | None) -> Iterable[Diagnostic]:
    """What reading a file found, as findings of what it declares."""
    if name is None:
        return found
    return (replace(each, place=replace(each.place, entity=name)) for each in found)
