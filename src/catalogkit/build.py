"""A project becomes files: sound entities, through targets, into a folder."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.sound import sound, takers
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.near import near
from catalogkit.output import Changes, OutputRefused, opened
from catalogkit.project import Project
from catalogkit.resource import Resource
from catalogkit.targets import Target, lossy, targets, written

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
    files: dict[str, bytes] = {}
    said = list(_unknown(catalog))
    total = sum(each.count(catalog) for each in chosen)
    for target in chosen:
        for each in target.emit(catalog):
            if isinstance(each, Diagnostic):
                said.append(each)
                continue
            _add(files, target, each)
            if on_progress is not None:
                on_progress(len(files), max(total, len(files)))
    files |= _others(output.folder, output.old, chosen)
    names = sorted({path.partition("/")[0] for path in files})
    manifest = catalog.manifest
    name = manifest.name.get(manifest.default_locale, "")
    about = {"catalog": name, "env": order.env, "targets": names}
    changes = output.write(files, about)
    return BuildResult(catalog, changes, out, broken, tuple(said))


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


def _add(files: dict[str, bytes], target: Target, resource: Resource) -> None:
    path = f"{target.name}/{resource.file}"
    if path in files:
        message = f"target {target.name} makes '{resource.file}' twice"
        raise RuntimeError(message)
    files[path] = contents(resource).encode()


def _others(
    folder: Path, old: Iterable[str], chosen: Sequence[Target]
) -> Iterator[tuple[str, bytes]]:
    """What an older build made for targets that this one does not build."""
    mine = {target.name for target in chosen}
    for path in old:
        if path.partition("/")[0] not in mine and (folder / path).is_file():
            yield path, (folder / path).read_bytes()
