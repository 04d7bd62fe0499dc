"""A project becomes files: sound entities, through targets, into a folder."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.sound import sound, takers
from catalogkit.constructs.losses import losses
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.near import near
from catalogkit.output import Changes, OutputRefused, opened
from catalogkit.project import Project, distinct
from catalogkit.report.runbook import BY_HAND, Entry, as_markdown
from catalogkit.resource import Resource
from catalogkit.targets import Target, lossy, targets, written
from catalogkit.targets.names import misnamed
from catalogkit.waived import unwaived

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did.

    `left_out` are the entities ("kind:id") from which nothing was built, `broken` those
    of them with an error of their own. `found` is what the targets said. `catalog` is
    None where nothing could be built, and the folder was left as it was.
    """

    catalog: Catalog | None
    changes: Changes = field(default_factory=Changes)
    left_out: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    found: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: the project's folder, where to, which targets, which stage."""

    root: Path
    out: Path
    targets: tuple[str, ...] = ()
    env: str | None = None


def build(
    project: Project,
    found: Iterable[Diagnostic],
    order: Order,
    on_progress: Progress | None = None,
) -> BuildResult:
    """Builds what is sound, `found` being all that was found and not waived.

    Raises OutputRefused where the folder or a target cannot be used.
    """
    chosen = choose(project, order.targets)
    output = opened(order.out, order.root)
    catalog, broken = soundness(project, found)
    out = tuple(sorted(project.nodes.keys() - _kept(catalog)))
    if catalog is None:
        return BuildResult(None, left_out=out, broken=broken)
    total = sum(each.count(catalog) for each in chosen)
    made = _Made(total, on_progress, said=list(_unknown(catalog)))
    for target in chosen:
        made.by(target, catalog)
    files = made.files | dict(_others(output.folder, output.old, chosen))
    names = sorted({path.partition("/")[0] for path in files})
    manifest = catalog.manifest
    name = manifest.name.get(manifest.default_locale, "")
    about = {"catalog": name, "env": order.env, "targets": names}
    changes = output.write(files, about)
    said = unwaived(project, distinct(made.said))
    return BuildResult(catalog, changes, out, broken, tuple(said))


def said_by(targets: Iterable[Target], catalog: Catalog) -> Iterator[Diagnostic]:
    """What targets say of a catalog, at its authors' lines; nothing is made."""
    for target in targets:
        says = target.says or target.emit
        exact = [each for each in says(catalog) if isinstance(each, Diagnostic)]
        exact += _misnamed(target, catalog)
        yield from exact
        yield from losses(target.name, target.capabilities, catalog, exact)


def choose(project: Project, names: Sequence[str]) -> list[Target]:
    """The targets to build: those named, else the manifest's, else all there are."""
    known = targets()
    listed = () if project.catalog is None else tuple(project.catalog.manifest.targets)
    for name in names:
        if name not in known:
            message = f"no target is called '{name}'{near(name, known)}"
            raise OutputRefused(message)
    wanted = names or [name for name in listed if name in known] or list(known)
    return [known[name] for name in sorted(set(wanted))]


def soundness(
    project: Project, found: Iterable[Diagnostic]
) -> tuple[Catalog | None, tuple[str, ...]]:
    """The catalog without what has an error or needs it, and what has one.

    An error in the manifest concerns everything: then there is no catalog.
    """
    places = [each.place for each in found if each.severity is Severity.ERROR]
    errors = {each.entity for each in places if each.entity}
    if project.catalog is not None:
        errors |= takers(project.catalog, places)
    broken = tuple(sorted(errors))
    if project.catalog is None or "manifest" in errors:
        return None, broken
    return sound(project.catalog, broken), broken


def contents(resource: Resource) -> str:
    """What stands in a resource's file: its text, or its data as JSON."""
    if isinstance(resource.body, str) and not resource.file.endswith(".json"):
        return resource.body
    return f"{written(resource.body)}\n"


def _kept(catalog: Catalog | None) -> set[str]:
    if catalog is None:
        return set()
    return {
        f"{kind}:{name}" for kind, these in catalog.entities.items() for name in these
    }


def _unknown(catalog: Catalog) -> Iterator[Diagnostic]:
    """Targets that the manifest names and that are not there."""
    known = targets()
    for name in catalog.manifest.targets:
        if name not in known:
            place = catalog.manifest.at("targets", name).of_key()
            yield lossy(place, f"no target is called '{name}'{near(name, known)}")


def _misnamed(target: Target, catalog: Catalog) -> Iterator[Diagnostic]:
    """What a live platform would take for one, or cut off."""
    if target.side is not None:
        yield from misnamed(target.name, target.side, catalog)


@dataclass
class _Made:
    """What targets make: files by their path, and what they say."""

    total: int
    on_progress: Progress | None
    said: list[Diagnostic]
    files: dict[str, bytes] = field(default_factory=dict)

    def by(self, target: Target, catalog: Catalog) -> None:
        """All that one target makes of a catalog, with the run-book for people."""
        exact: list[Diagnostic] = []
        by_hand: list[Entry] = []
        for each in target.emit(catalog):
            if isinstance(each, Diagnostic):
                exact.append(each)
            elif each.key.kind == BY_HAND and isinstance(each.body, Mapping):
                by_hand.append(Entry(each.key, each.body, each.place))
            else:
                self._add(target, each.file, contents(each))
        if by_hand:
            self._add(target, "runbook.md", as_markdown(target.name, by_hand))
        exact += _misnamed(target, catalog)
        self.said += exact
        self.said += losses(target.name, target.capabilities, catalog, exact)

    def _add(self, target: Target, file: str, text: str) -> None:
        path = f"{target.name}/{file}"
        if path in self.files:
            message = f"target {target.name} makes '{file}' twice"
            raise RuntimeError(message)
        self.files[path] = text.encode()
        if self.on_progress is not None:
            self.on_progress(len(self.files), max(self.total, len(self.files)))


def _others(
    folder: Path, old: Iterable[str], chosen: Sequence[Target]
) -> Iterator[tuple[str, bytes]]:
    """What an older build made for targets that this one does not build."""
    mine = {target.name for target in chosen}
    for path in old:
        if path.partition("/")[0] not in mine and (folder / path).is_file():
            yield path, (folder / path).read_bytes()
