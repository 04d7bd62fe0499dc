"""What is on a platform becomes definitions of a project, and ours as it is."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from catalogkit.catalog.catalog import Catalog
from catalogkit.diagnostic import Edit, Place
from catalogkit.drafting.adopted import Adopted, Known, Natives
from catalogkit.drafting.saying import Block
from catalogkit.live.stage import NotLive, Stage
from catalogkit.platform import Held
from catalogkit.project import FOLDER, MANIFEST, Project, compiled
from catalogkit.resource import Resource
from catalogkit.rollout.bindings import Bindings
from catalogkit.rollout.goal import goal
from catalogkit.rollout.take import AsFound, take
from catalogkit.source.edit import apply
from catalogkit.source.read import read_exactly
from catalogkit.source.write import dump

Texts = Mapping[str, str]
KINDS = {
    "items": "service_item",
    "teams": "team",
    "calendars": "calendar",
    "field_sets": "field_set",
    "lists": "list",
    "knowledge": "article",
}
"""The folders that imports write into, and what stands in them."""


@dataclass(frozen=True)
class Taking:
    """One import: a stage, what is there, and the project that it goes into.

    `last` are the files that the last import of the same platform made.
    """

    stage: Stage
    project: Project
    held: Sequence[Held]
    bindings: Bindings
    last: Texts
    zone: str = ""

    def made(self) -> Adopted:
        """The definitions of all that is there, without those that others wrote.

        Raises NotLive where the target cannot do that.
        """
        if self.stage.side.adopted is None:
            message = f"target '{self.stage.target.name}' writes no definitions"
            raise NotLive(message)
        found = self.stage.side.adopted(self.held, self._known())
        own = {path for path in found.files if self._is_authors(path)}
        own |= {
            path
            for key, path in found.paths.items()
            if key in self.bindings.bound and path not in self.last
        }
        left = {key: path for key, path in found.paths.items() if path not in own}
        gone = found.paths.keys() - left.keys()
        return replace(
            found,
            files={path: each for path, each in found.files.items() if path not in own},
            natives={k: key for k, key in found.natives.items() if key not in gone},
            paths=left,
        )

    def take(self, made: Adopted) -> list[AsFound]:
        """Notes in the bindings what becomes ours; gives what stays as it was found.

        Compared is what the import wrote, not what its author made of it since: that is
        a change, and stays one.
        """
        texts = {path: text.encode() for path, text in made.files.items()}
        manifest = self.project.files[MANIFEST].decode()
        texts[MANIFEST] = with_requester(manifest, made.requester).encode()
        files = {**self.project.files, **texts}
        project = compiled(files, self._today, self.stage.env)
        if project.catalog is None:
            return []
        every = self.stage.side.goal(project.catalog)
        resources = [each for each in every if isinstance(each, Resource)]
        wanted = goal(self.stage.side.kinds, resources)
        return take(self.bindings, wanted, self.held, self._new(made))

    @property
    def _catalog(self) -> Catalog:
        catalog = self.project.catalog
        assert catalog is not None  # noqa: S101 - a stage is made of one
        return catalog

    @property
    def _today(self) -> datetime.date:
        return self._catalog.today

    def _natives(self) -> Natives:
        marked = {(e.kind, e.native): e.key for e in self.held if e.key is not None}
        return {**self.bindings.natives(), **marked}

    def _known(self) -> Known:
        """What the catalog has, without what the last import made."""
        ids: dict[str, set[str]] = {}
        for name, node in self.project.nodes.items():
            kind, _, each = name.partition(":")
            if node.file not in self.last:
                ids.setdefault(kind, set()).add(each)
        return Known(
            self._catalog.manifest.default_locale,
            self._today,
            self._natives(),
            {kind: frozenset(each) for kind, each in ids.items()},
            self.zone,
        )

    def _is_authors(self, path: str) -> bool:
        """Whether somebody else declares what a file would, wherever that stands."""
        folder, _, name = path.removeprefix(f"{FOLDER}/").partition("/")
        node = self.project.nodes.get(f"{KINDS[folder]}:{name.rpartition('.')[0]}")
        return node is not None and node.file not in self.last

    def _new(self, made: Adopted) -> Natives:
        """What this import names: what it wrote, and what no definition is about."""
        own = {key for key in self.bindings.bound if key not in made.paths}
        return {native: key for native, key in made.natives.items() if key not in own}


def with_requester(text: str, known: Block) -> str:
    """A manifest that says what is known of requesters, with all it said before."""
    value = read_exactly(MANIFEST, text.encode()).value
    before = value.get("requester") if isinstance(value, dict) else None
    said = before if isinstance(before, dict) else {}
    new: Block = {name: each for name, each in known.items() if name not in said}
    if not new:
        return text
    place = Place(MANIFEST, ("requester",) if said else ())
    added = dump(new if said else {"requester": new})
    return apply(text.encode(), [Edit(place, "add", added)]).decode()
