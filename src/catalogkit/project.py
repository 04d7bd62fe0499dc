"""A folder taken through the pipeline: read → expand → parse → link."""

import datetime
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.conditions_of import RULES as CONDITIONS
from catalogkit.catalog.conditions_of import judged
from catalogkit.catalog.ics import AllEvents, events_of
from catalogkit.catalog.link import (
    Table,
    left_out,
    overlays,
    references,
    table,
    unknown_owner,
    unknown_roles,
)
from catalogkit.catalog.rows import AllRows, rows_of
from catalogkit.declared import Declared, owned
from catalogkit.diagnostic import Diagnostic, Place, Rule, Severity
from catalogkit.model.base import key_of
from catalogkit.model.expand import Part
from catalogkit.model.manifest import Manifest
from catalogkit.model.parse import parse_manifest
from catalogkit.opened import Opened, opened
from catalogkit.parsed import Heirs, Parsed, parsed
from catalogkit.source.comments import Waivers
from catalogkit.source.files import NotReadableError, list_files, read_bytes
from catalogkit.source.node import Node, Value

MANIFEST = "catalogkit.yaml"
FOLDER = "catalog"
NO_MANIFEST = Rule("yaml/no-manifest", "There is no manifest beside the catalog.")

Files = Mapping[str, bytes]


@dataclass(frozen=True, eq=False)
class Project:
    """A catalog and everything that was found on the way to it.

    `catalog` is None only when the manifest cannot be read. `nodes` holds every
    definition as it was read, by "kind:id"; `seconds` the time of each stage; `waivers`
    the comments of each file that allow a rule to be broken; `opened` and `parsed` what
    came of each file, for another project to take over what is the same.
    """

    files: Files
    catalog: Catalog | None
    diagnostics: tuple[Diagnostic, ...]
    nodes: Mapping[str, Node] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)
    waivers: Mapping[str, Waivers] = field(default_factory=dict)
    opened: Mapping[str, Opened] = field(default_factory=dict)
    parsed: Parsed | None = None


def load(
    root: Path,
    today: datetime.date,
    env: str | None = None,
    *,
    known: Project | None = None,
) -> Project:
    """The project in a folder that holds catalogkit.yaml and catalog/.

    Raises FileNotFoundError when the folder has no catalogkit.yaml.
    """
    begin = time.perf_counter()
    paths, found = list_files(root, FOLDER)
    files: dict[str, bytes] = {}
    for path in (MANIFEST, *paths):
        try:
            files[path] = read_bytes(root, path)
        except NotReadableError as error:
            found.append(error.diagnostic)
    seconds = time.perf_counter() - begin
    project = compiled(files, today, env, unread=found, known=known)
    return replace(project, seconds={"files": seconds, **project.seconds})


def compiled(
    files: Files,
    today: datetime.date,
    env: str | None = None,
    *,
    unread: Sequence[Diagnostic] = (),
    known: Project | None = None,
) -> Project:
    """The project of files in memory: path → bytes, the manifest among them.

    `unread` says why other files are not among them. Of another project, `known`, all
    is taken over that must be the same: a definition whose file did not change, nor any
    that it starts from, is the same object in both.
    """
    files = dict(sorted(files.items()))
    stages = _Stages(files, today, env, known)
    catalog = stages.run(unread)
    return Project(
        files,
        catalog,
        tuple(distinct(stages.found)),
        stages.declared.nodes,
        stages.watch.seconds,
        stages.waivers,
        stages.opened,
        stages.parsed,
    )


def distinct(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Findings without those that an heir repeats about what it took over.

    Of several of one rule at one place each gets a fingerprint of its own.
    """
    seen: set[tuple[object, ...]] = set()
    marks: set[str] = set()
    for each in found:
        place = each.place
        what = (each.rule, place.file, place.route, place.key, place.span, each.message)
        if what in seen:
            continue
        seen.add(what)
        if each.fingerprint in marks:
            anchor = f"{place.anchor} {place.file} {each.message}".lstrip()
            each = replace(each, place=replace(place, anchor=anchor))  # noqa: PLW2901
        marks.add(each.fingerprint)
        yield each


@dataclass
class _Watch:
    """How long each stage takes."""

    seconds: dict[str, float] = field(default_factory=dict)
    last: float = field(default_factory=time.perf_counter)

    def lap(self, name: str) -> None:
        """Everything since the last lap was this stage."""
        now = time.perf_counter()
        self.seconds[name] = now - self.last
        self.last = now


class _Stages:
    """The stages in order; what one finds never hides what the next may say."""

    def __init__(
        self,
        files: Files,
        today: datetime.date,
        env: str | None,
        known: Project | None,
    ) -> None:
        self.files, self.today, self.env, self.known = files, today, env, known
        self.found: list[Diagnostic] = []
        self.declared = Declared()
        self.broken: dict[str, Place] = {}
        self.watch = _Watch()
        self.opened: dict[str, Opened] = {}
        self.parsed: Parsed | None = None

    @property
    def waivers(self) -> dict[str, Waivers]:
        """The waivers of each file that has any."""
        every = ((path, self.opened[path].waivers) for path in sorted(self.opened))
        return {path: each for path, each in every if each is not None}

    def run(self, unread: Sequence[Diagnostic]) -> Catalog | None:
        self.found.extend(unread)
        for each in unread:
            self.declared.unreadable(each.place.file)
        manifest = self._manifest()
        nodes = list(self._read())
        self.watch.lap("read")
        shelves = self._referred(nodes, manifest)
        self.watch.lap("parse")
        catalog = self._linked(shelves, manifest) if manifest is not None else None
        self.watch.lap("link")
        return catalog

    def _manifest(self) -> Manifest | None:
        if MANIFEST not in self.files:
            if all(each.place.file != MANIFEST for each in self.found):
                message = "there is no catalogkit.yaml"
                self.found.append(NO_MANIFEST.found(Place(MANIFEST), message))
            return None
        read = self._opened(MANIFEST)
        self.found.extend(owned(read.found, "manifest"))
        if read.node is None:
            return None
        self._note(read.blanks)
        known = self.known
        if known is not None and known.opened.get(MANIFEST) is read and known.catalog:
            return known.catalog.manifest
        manifest, found = parse_manifest(read.node)
        self.found.extend(found)
        return manifest

    def _read(self) -> Iterator[Node]:
        for path in self.files:
            if path == MANIFEST or not path.endswith((".yaml", ".yml", ".md")):
                continue
            read = self._opened(path)
            if read.node is None:
                self.found.extend(read.found)
                self.declared.unreadable(path)
                continue
            self._note(read.blanks)
            self.found.extend(owned(read.found, self.declared.add(read.node)))
            yield read.node

    def _opened(self, path: str) -> Opened:
        """A file, read: anew only where it is not what it was."""
        data, known = self.files[path], self.known
        read = known.opened.get(path) if known is not None else None
        if known is None or read is None or known.files[path] != data:
            read = opened(path, data, Manifest if path == MANIFEST else None)
        self.opened[path] = read
        return read

    def _referred(self, nodes: list[Node], manifest: Manifest | None) -> Table:
        """All that could be read, and where it refers to: said in any case."""
        known = self.known.parsed if self.known is not None else None
        read = parsed(nodes, self.declared, self._overlays(manifest), known)
        self.parsed = read
        self.found.extend(read.found)
        self.broken = {**self.declared.lost(), **self.broken, **read.broken}
        shelves, found = table(read.entities)
        self._note(found)
        files = self.declared.files()
        self._note(references(shelves, files, read.partial))
        if manifest is not None:
            self._note(overlays(manifest, files))
            self._note(unknown_roles(shelves, manifest))
            self._note(unknown_owner(files, manifest))
        return shelves

    def _overlays(self, manifest: Manifest | None) -> Callable[[Node], Part | None]:
        known = manifest.environments if manifest is not None else {}
        environment = known.get(self.env) if self.env is not None else None

        def overlay(node: Node) -> Part | None:
            name = key_of(node)
            if environment is None or name not in environment.overlay:
                return None
            route = ("environments", str(self.env), "overlay", name)
            value: Value = environment.overlay[name].raw  # type: ignore[assignment]
            return Part(value, Node(None, MANIFEST), route, f"env {self.env}")

        return overlay

    def _linked(self, shelves: Table, manifest: Manifest) -> Catalog:
        rows, problems = rows_of(shelves["list"].values(), self.files)
        self._note(problems)
        events, problems = events_of(shelves["calendar"].values(), self.files)
        self._note(problems)
        heirs: Heirs = self.parsed.heirs if self.parsed is not None else {}
        kept, notes = left_out(shelves, self.broken, heirs)
        draft = self._catalog(manifest, kept, rows, events)
        typed, problems = judged(draft, self._typed_before())
        self._note(problems)
        if problems:
            kept, more = left_out(kept, self.broken, heirs)
            notes = [*notes, *(each for each in more if each not in notes)]
        self.found.extend(notes)
        return replace(self._catalog(manifest, kept, rows, events), typed=typed)

    def _typed_before(self) -> Catalog | None:
        """The catalog of the other project, where all its conditions were sound."""
        known = self.known
        if known is None or any(each.rule in CONDITIONS for each in known.diagnostics):
            return None
        return known.catalog

    def _catalog(
        self, manifest: Manifest, kept: Table, rows: AllRows, events: AllEvents
    ) -> Catalog:
        there = {f"{kind}:{name}" for kind, these in kept.items() for name in these}
        absent = frozenset(self.declared.all.keys() - there) if self.broken else ()
        return Catalog(
            manifest,
            kept,
            self.today,
            rows,
            events,
            absent=frozenset(absent),
            waivers={name: each.waivers for name, each in self.waivers.items()},
        )

    def _note(self, found: Iterable[Diagnostic]) -> None:
        for each in found:
            self.found.append(each)
            if each.severity is Severity.ERROR and each.place.entity:
                self.broken.setdefault(each.place.entity, each.place)
