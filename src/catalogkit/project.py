"""A folder taken through the pipeline: read → expand → parse → link."""

import datetime
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.conditions_of import judged
from catalogkit.catalog.link import left_out, references, table
from catalogkit.catalog.rows import rows_of
from catalogkit.diagnostic import Diagnostic, Place, Rule, Severity
from catalogkit.model.base import Entity, key_of
from catalogkit.model.expand import Part, expand
from catalogkit.model.kinds import KINDS
from catalogkit.model.manifest import Manifest
from catalogkit.model.parse import parse, parse_manifest
from catalogkit.model.text import is_locale
from catalogkit.source.files import list_files, read_bytes
from catalogkit.source.node import Node, Value
from catalogkit.source.read import read

MANIFEST = "catalogkit.yaml"
FOLDER = "catalog"
NO_MANIFEST = Rule("yaml/no-manifest", "There is no manifest beside the catalog.")

Files = Mapping[str, bytes]


@dataclass(frozen=True, eq=False)
class Project:
    """A catalog and everything that was found on the way to it.

    `catalog` is None only when the manifest cannot be read. `nodes` holds every
    definition as it was read, by "kind:id"; `seconds` the time of each stage.
    """

    files: Files
    catalog: Catalog | None
    diagnostics: tuple[Diagnostic, ...]
    nodes: Mapping[str, Node] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)


def load(root: Path, today: datetime.date, env: str | None = None) -> Project:
    """The project in a folder that holds catalogkit.yaml and catalog/.

    Raises FileNotFoundError when the folder has no catalogkit.yaml.
    """
    begin = time.perf_counter()
    paths, found = list_files(root, FOLDER)
    files = {path: read_bytes(root, path) for path in (MANIFEST, *paths)}
    seconds = time.perf_counter() - begin
    project = compiled(files, today, env)
    return Project(
        project.files,
        project.catalog,
        (*found, *project.diagnostics),
        project.nodes,
        {"files": seconds, **project.seconds},
    )


def compiled(files: Files, today: datetime.date, env: str | None = None) -> Project:
    """The project of files in memory: path → bytes, the manifest among them."""
    files = dict(sorted(files.items()))
    stages = _Stages(files, today, env)
    catalog = stages.run()
    found = tuple(distinct(stages.found))
    return Project(files, catalog, found, stages.nodes, stages.watch.seconds)


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

    def __init__(self, files: Files, today: datetime.date, env: str | None) -> None:
        self.files, self.today, self.env = files, today, env
        self.found: list[Diagnostic] = []
        self.nodes: dict[str, Node] = {}
        self.broken: dict[str, Place] = {}
        self.declared: dict[str, str] = {}
        self.watch = _Watch()

    def run(self) -> Catalog | None:
        manifest = self._manifest()
        all_nodes = list(self._read())
        self.watch.lap("read")
        if manifest is None:
            return None
        entities = list(self._parsed(all_nodes, manifest))
        self.watch.lap("parse")
        catalog = self._linked(entities, manifest)
        self.watch.lap("link")
        return catalog

    def _manifest(self) -> Manifest | None:
        if MANIFEST not in self.files:
            place = Place(MANIFEST)
            self.found.append(NO_MANIFEST.found(place, "there is no catalogkit.yaml"))
            return None
        reading = read(MANIFEST, self.files[MANIFEST])
        self.found.extend(reading.diagnostics)
        if reading.value is None:
            return None
        value = without_blanks(reading.value) if reading.missing else reading.value
        manifest, found = parse_manifest(Node(value, MANIFEST))
        self.found.extend(found)
        return manifest

    def _read(self) -> Iterator[Node]:
        for path, data in self.files.items():
            if path == MANIFEST or not path.endswith((".yaml", ".yml", ".md")):
                continue
            reading = read(path, data)
            self.found.extend(reading.diagnostics)
            if reading.value is None:
                self._unreadable(path)
                continue
            value = without_blanks(reading.value) if reading.missing else reading.value
            node = Node(_with_locale(value, path), path)
            self._declare(node)
            yield node

    def _unreadable(self, path: str) -> None:
        stem = PurePosixPath(path).name.rpartition(".")[0]
        for kind in KINDS:
            self.declared.setdefault(f"{kind}:{stem}", path)
            self.broken.setdefault(f"{kind}:{stem}", Place(path))

    def _declare(self, node: Node) -> None:
        name = key_of(node)
        if name is not None:
            self.declared.setdefault(name, node.file)
            self.nodes.setdefault(name, node)

    def _parsed(self, nodes: list[Node], manifest: Manifest) -> Iterator[Entity]:
        for node in nodes:
            entity, found = self._one(node, manifest)
            self.found.extend(found)
            name = key_of(node)
            if name is not None and (entity is None or _errors(found)):
                self.broken[name] = found[0].place
            if entity is not None:
                yield entity

    def _one(
        self, node: Node, manifest: Manifest
    ) -> tuple[Entity | None, list[Diagnostic]]:
        overlay = _overlay(node, manifest, self.env)
        expanded, found = expand(node, self.nodes, overlay)
        entity, more = parse(expanded)
        if any(each.place.route == ("like",) for each in found):
            # What is missing may stand in what could not be taken over.
            more = [each for each in more if each.rule != "shape/missing"]
        return entity, [*found, *more]

    def _linked(self, entities: list[Entity], manifest: Manifest) -> Catalog:
        shelves, found = table(entities)
        self._note(found)
        self._note(list(references(shelves, self.declared)))
        kept, notes = left_out(shelves, self.broken)
        rows, problems = rows_of(kept["list"].values(), self.files)
        self._note(problems)
        draft = Catalog(manifest, kept, self.today, rows)
        typed, problems = judged(draft)
        self._note(problems)
        if problems:
            kept, more = left_out(kept, self.broken)
            notes = [*notes, *(each for each in more if each not in notes)]
        self.found.extend(notes)
        return Catalog(manifest, kept, self.today, rows, typed)

    def _note(self, found: list[Diagnostic]) -> None:
        self.found.extend(found)
        for each in found:
            if each.severity is Severity.ERROR and each.place.entity:
                self.broken.setdefault(each.place.entity, each.place)


def without_blanks(value: Value) -> Value:
    """A value without the keys that are blank: blank says "missing"."""
    if isinstance(value, dict):
        return {k: without_blanks(v) for k, v in value.items() if v is not None}
    if isinstance(value, list):
        return [without_blanks(each) for each in value]
    return value


def _with_locale(value: Value, path: str) -> Value:
    name = PurePosixPath(path).name
    locale = name.removesuffix(".md").partition(".")[2]
    if not path.endswith(".md") or not isinstance(value, dict) or not locale:
        return value
    return {**value, "locale": locale} if is_locale(locale) else value


def _overlay(node: Node, manifest: Manifest, env: str | None) -> Part | None:
    environment = manifest.environments.get(env) if env is not None else None
    name = key_of(node)
    if environment is None or name is None or name not in environment.overlay:
        return None
    route = ("environments", str(env), "overlay", name)
    value: Value = environment.overlay[name].raw  # type: ignore[assignment]
    return Part(value, Node(None, MANIFEST), route, f"env {env}")


def _errors(found: list[Diagnostic]) -> bool:
    return any(each.severity is Severity.ERROR for each in found)
