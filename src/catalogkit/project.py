"""A folder taken through the pipeline: read → expand → parse → link."""

import datetime
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.conditions_of import judged
from catalogkit.catalog.ics import AllEvents, events_of
from catalogkit.catalog.link import (
    Table,
    left_out,
    overlays,
    references,
    table,
    unknown_roles,
)
from catalogkit.catalog.rows import AllRows, rows_of
from catalogkit.declared import Declared, owned
from catalogkit.diagnostic import Diagnostic, Place, Rule, Severity
from catalogkit.model.base import Model, key_of
from catalogkit.model.blanks import unknown_blanks, without_blanks
from catalogkit.model.expand import Part
from catalogkit.model.manifest import Manifest
from catalogkit.model.parse import parse_manifest
from catalogkit.model.text import is_locale
from catalogkit.parsed import Heirs, parsed
from catalogkit.source.comments import Waivers, waivers
from catalogkit.source.files import NotReadableError, list_files, read_bytes
from catalogkit.source.node import Node, Value
from catalogkit.source.read import Reading, read

MANIFEST = "catalogkit.yaml"
FOLDER = "catalog"
NO_MANIFEST = Rule("yaml/no-manifest", "There is no manifest beside the catalog.")

Files = Mapping[str, bytes]


@dataclass(frozen=True, eq=False)
class Project:
    """A catalog and everything that was found on the way to it.

    `catalog` is None only when the manifest cannot be read. `nodes` holds every
    definition as it was read, by "kind:id"; `seconds` the time of each stage; `waivers`
    the comments of each file that allow a rule to be broken.
    """

    files: Files
    catalog: Catalog | None
    diagnostics: tuple[Diagnostic, ...]
    nodes: Mapping[str, Node] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)
    waivers: Mapping[str, Waivers] = field(default_factory=dict)


def load(root: Path, today: datetime.date, env: str | None = None) -> Project:
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
    unread = [each.place.file for each in found]
    project = compiled(files, today, env, unread=unread)
    return Project(
        project.files,
        project.catalog,
        (*found, *project.diagnostics),
        project.nodes,
        {"files": seconds, **project.seconds},
        project.waivers,
    )


def compiled(
    files: Files,
    today: datetime.date,
    env: str | None = None,
    *,
    unread: Collection[str] = (),
) -> Project:
    """The project of files in memory: path → bytes, the manifest among them.

    `unread` are paths of which it is said already that they cannot be read.
    """
    files = dict(sorted(files.items()))
    stages = _Stages(files, today, env, unread)
    catalog = stages.run()
    found = tuple(distinct(stages.found))
    nodes = stages.declared.nodes
    watch = stages.watch.seconds
    return Project(files, catalog, found, nodes, watch, stages.waivers)


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
        unread: Collection[str],
    ) -> None:
        self.files, self.today, self.env, self.unread = files, today, env, unread
        self.found: list[Diagnostic] = []
        self.declared = Declared()
        self.broken: dict[str, Place] = {}
        self.heirs: Heirs = {}
        self.watch = _Watch()
        self.waivers = dict(_waivers(files))
        for path in unread:
            self.declared.unreadable(path)

    def run(self) -> Catalog | None:
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
            if MANIFEST not in self.unread:
                message = "there is no catalogkit.yaml"
                self.found.append(NO_MANIFEST.found(Place(MANIFEST), message))
            return None
        reading = read(MANIFEST, self.files[MANIFEST])
        self.found.extend(owned(reading.diagnostics, "manifest"))
        if reading.value is None:
            return None
        node = self._without_blanks(reading, Node(reading.value, MANIFEST), Manifest)
        manifest, found = parse_manifest(node)
        self.found.extend(found)
        return manifest

    def _read(self) -> Iterator[Node]:
        for path, data in self.files.items():
            if path == MANIFEST or not path.endswith((".yaml", ".yml", ".md")):
                continue
            reading = read(path, data)
            if reading.value is None:
                self.found.extend(reading.diagnostics)
                self.declared.unreadable(path)
                continue
            node = Node(_with_locale(reading.value, path), path)
            node = self._without_blanks(reading, node)
            self.found.extend(owned(reading.diagnostics, self.declared.add(node)))
            yield node

    def _without_blanks(
        self, reading: Reading, node: Node, model: type[Model] | None = None
    ) -> Node:
        if not reading.missing:
            return node
        self._note(unknown_blanks(node, model))
        return Node(without_blanks(node.value), node.file)

    def _referred(self, nodes: list[Node], manifest: Manifest | None) -> Table:
        """All that could be read, and where it refers to: said in any case."""
        read = parsed(nodes, self.declared, self._overlays(manifest))
        self.found.extend(read.found)
        self.heirs = read.heirs
        self.broken = {**self.declared.lost(), **self.broken, **read.broken}
        shelves, found = table(read.entities)
        self._note(found)
        files = self.declared.files()
        self._note(references(shelves, files, read.partial))
        if manifest is not None:
            self._note(overlays(manifest, files))
            self._note(unknown_roles(shelves, manifest))
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
        kept, notes = left_out(shelves, self.broken, self.heirs)
        draft = self._catalog(manifest, kept, rows, events)
        typed, problems = judged(draft)
        self._note(problems)
        if problems:
            kept, more = left_out(kept, self.broken, self.heirs)
            notes = [*notes, *(each for each in more if each not in notes)]
        self.found.extend(notes)
        return replace(self._catalog(manifest, kept, rows, events), typed=typed)

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


def _waivers(files: Files) -> Iterator[tuple[str, Waivers]]:
    """The waivers of each file that has any."""
    for path, data in files.items():
        if b"catalogkit:" in data and path.endswith((".yaml", ".yml", ".md")):
            yield path, waivers(data, path)


def _with_locale(value: Value, path: str) -> Value:
    name = PurePosixPath(path).name
    locale = name.removesuffix(".md").partition(".")[2]
    if not path.endswith(".md") or not isinstance(value, dict) or not locale:
        return value
    return {**value, "locale": locale} if is_locale(locale) else value
