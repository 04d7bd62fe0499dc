"""The catalog that commands about requests need, and the items in it."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import click

from catalogkit.catalog.catalog import Catalog
from catalogkit.cli.options import found_root
from catalogkit.cli.progress import waiting
from catalogkit.diagnostic import Place
from catalogkit.model.near import near
from catalogkit.model.service_item import ServiceItem
from catalogkit.project import FOLDER, Project, load
from catalogkit.report.visible import visible
from catalogkit.source.locate import locate


def whole(root: Path, today: datetime.date, env: str | None) -> tuple[Project, Catalog]:
    """The project in a folder, and its catalog. Raises UsageError without one."""
    with waiting("reading the catalog"):
        project = load(root, today, env)
    if project.catalog is None:
        message = "the catalog cannot be read: catalogkit check says why"
        raise click.UsageError(message)
    return project, project.catalog


def item_called(catalog: Catalog, name: str) -> ServiceItem:
    """The item of an id. Raises UsageError when there is none, or it has errors."""
    found = catalog.get(ServiceItem, name)
    if found is not None:
        return found
    if f"service_item:{name}" in catalog.absent:
        message = f"'{name}' has errors, or needs what has: catalogkit check says which"
        raise click.UsageError(message)
    known = [each.id for each in catalog.items()]
    message = f"no item is called '{name}'{near(name, known)}"
    raise click.UsageError(visible(message))


def lines_of(project: Project, places: Iterable[Place] = ()) -> Callable[[Place], str]:
    """Tells the file and line of a place.

    A file is read when somebody asks for a place in it, and then for all of `places`.
    """
    known: dict[Place, str] = {}
    others: dict[str, list[Place]] = {}
    for each in places:
        others.setdefault(each.file, []).append(each)

    def where(place: Place) -> str:
        if place not in known:
            data = project.files.get(place.file)
            those = [place, *others.pop(place.file, ())]
            spans = {} if data is None else locate(data, place.file, those)
            for each in those:
                line = spans[each].line if each in spans else 1
                known[each] = f"{each.file}:{line}"
        return known[place]

    return where


def completed_items(
    ctx: click.Context, _: click.Parameter, incomplete: str
) -> list[str]:
    """The ids of items that begin so, for shells: by the names of files alone."""
    try:
        root = found_root(ctx.params.get("root"))
    except click.UsageError:
        return []
    found = sorted((root / FOLDER).rglob(f"{_plain(incomplete)}*.yaml"))
    return [each.stem for each in found if _is_item(each)]


def _plain(text: str) -> str:
    return "".join(each for each in text if each.isalnum() or each in "-_")


def _is_item(file: Path) -> bool:
    try:
        head: Sequence[bytes] = file.read_bytes()[:2000].splitlines()
    except OSError:
        return False
    return any(line.startswith(b"kind: service_item") for line in head)
