"""The two catalogs of a comparison, read with as little work as their difference."""

import datetime
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.link import left_out
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.parsed import heirs_of
from catalogkit.project import MANIFEST, Project, compiled, load
from catalogkit.review.ends import End, Folder, Past, SideError, ends
from catalogkit.source.files import NO_FILE, OUTSIDE
from catalogkit.source.revision import SHORT, GitTrouble
from catalogkit.source.text import TOO_LARGE

__all__ = ["Side", "SideError", "both"]

UNREAD = frozenset({NO_FILE.id, OUTSIDE.id, TOO_LARGE.id})
FEW = 3


@dataclass(frozen=True)
class Side:
    """One of two catalogs: how people call it, and what is in it.

    Its project always has a catalog. `notes` say in sentences what a reader has to
    know before believing the comparison: what is left out of this side, and why.
    """

    name: str
    project: Project
    notes: tuple[str, ...] = field(default=())


def both(
    root: Path,
    old: str | None,
    new: str | None,
    *,
    base: str | None = None,
    today: datetime.date,
    env: str | None = None,
) -> tuple[Side, Side]:
    """The old and the new catalog. Raises SideError: what is wrong, and what to do.

    Each is a revision of git, a folder with a manifest, or, where `new` is not given,
    the working tree at `root`. Without `old` it is the place where the new one left
    `base`, or the default branch. What did not change is the same object in both.
    """
    try:
        before, after = ends(root, old, new, base)
        return _Reading(before, after, today, env).sides()
    except GitTrouble as trouble:
        raise SideError(str(trouble)) from None


@dataclass(frozen=True)
class _Reading:
    """Two ends that are read one beside the other."""

    before: End
    after: End
    today: datetime.date
    env: str | None

    def sides(self) -> tuple[Side, Side]:
        """The old and the new side."""
        if self.after.has_catalog:
            new, old = self._each(self.after, self.before)
        elif self.before.has_catalog:
            old, new = self._each(self.before, self.after)
        else:
            names = f"{self.before.name} nor {self.after.name}"
            message = f"neither {names} has a {MANIFEST} here: go to your catalog, or "
            raise SideError(message + "name the folder that holds it with --root")
        return _noted(old, new.project), _noted(new, old.project)

    def _each(self, first: End, second: End) -> tuple[Side, Side]:
        """Two sides, the first of which has a catalog."""
        one = Side(first.name, self._project(first, None))
        self._must_know_env(one.project)
        if second.has_catalog:
            other = self._project(second, one.project)
            return one, Side(second.name, other, tuple(self._lacks_env(second, other)))
        _must_not_lie_elsewhere(second, first)
        manifest = {MANIFEST: one.project.files[MANIFEST]}
        nothing = compiled(manifest, self.today, self.env, known=one.project)
        so = "removed" if second is self.after else "new"
        note = f"{second.name} has no {MANIFEST} here, so everything counts as {so}"
        return one, Side(second.name, nothing, (note,))

    def _project(self, end: End, known: Project | None) -> Project:
        """What is there, as far as it is not known already."""
        match end:
            case Folder(_, root):
                project = load(root, self.today, self.env, known=known)
            case Past():
                files, unread = end.files(known.files if known is not None else {})
                project = compiled(
                    files, self.today, self.env, unread=unread, known=known
                )
        wrong = [e for e in project.diagnostics if e.place.file == MANIFEST]
        wrong = [e for e in wrong if _is_error(e)]
        if project.catalog is None or any(e.rule.startswith("yaml/") for e in wrong):
            why = f" ({wrong[0].message})" if wrong else ""
            message = f"the {MANIFEST} of {end.name} cannot be read{why}: "
            raise SideError(message + _way_out(end))
        return project

    def _must_know_env(self, project: Project) -> None:
        if self.env is not None and project.catalog is not None:
            known = project.catalog.manifest.environments
            if self.env not in known:
                named = ", ".join(known) or "none"
                message = (
                    f"the manifest has no environment '{self.env}'; it has {named}"
                )
                raise SideError(message)

    def _lacks_env(self, end: End, project: Project) -> Iterator[str]:
        known = project.catalog.manifest.environments if project.catalog else {}
        if self.env is not None and self.env not in known:
            yield f"{end.name} has no environment '{self.env}', so no overlay applies"


def _way_out(end: End) -> str:
    if isinstance(end, Folder):
        return "'catalogkit check' shows the place"
    return (
        "compare with a revision in which it can, or with a folder where it is mended"
    )


def _must_not_lie_elsewhere(lacking: End, other: End) -> None:
    """Raises SideError where the catalog lay in another folder."""
    if not isinstance(lacking, Past):
        return
    if not lacking.revision.commit:
        message = f"there is no {MANIFEST} in '{lacking.name}'"
        raise SideError(message)
    gone = [each for each in lacking.manifests if not other.has(each)]
    if gone:
        folder = gone[0].rpartition("/")[0]
        place = f"{lacking.revision.commit[:SHORT]}:{folder}"
        new = f" {other.revision.name}" if isinstance(other, Past) else ""
        message = f"the catalog of {lacking.name} lay in '{folder or '.'}'"
        message += f": 'catalogkit diff {place}{new}' compares with it"
        raise SideError(message)


def _noted(side: Side, other: Project) -> Side:
    """A side that knows what it cannot know, and says so."""
    project = side.project
    if project.catalog is None:
        return side
    unread = sorted(_unread(project))
    there = {
        key
        for key, node in other.nodes.items()
        if any(f"{node.file}/".startswith(f"{path}/") for path in unread)
    }
    catalog = _as_far_as_read(project, project.catalog)
    absent = catalog.absent | (there - project.nodes.keys())
    project = replace(project, catalog=replace(catalog, absent=absent))
    notes = (*side.notes, *_left_out(side.name, project, absent, unread))
    return Side(side.name, project, notes)


def _unread(project: Project) -> Iterator[str]:
    """The path of every file that declares nothing now, and may declare something."""
    declaring = {MANIFEST, *(node.file for node in project.nodes.values())}
    yield from (path for path in project.opened if path not in declaring)
    for each in project.diagnostics:
        if each.rule in UNREAD:
            yield each.place.file


def _as_far_as_read(project: Project, catalog: Catalog) -> Catalog:
    """A catalog without definitions of whose text only a part could be read."""
    places = {
        each.place.entity: each.place
        for each in reversed(project.diagnostics)
        if _is_error(each) and each.rule.startswith("yaml/") and each.place.entity
    }
    broken = {key: place for key, place in places.items() if key in project.nodes}
    if not broken:
        return catalog
    every = {kind: dict(these) for kind, these in catalog.entities.items()}
    kept, _ = left_out(every, broken, heirs_of(project.nodes.values()))
    gone = {
        f"{kind}:{name}"
        for kind, these in every.items()
        for name in these.keys() - kept[kind].keys()
    }
    return replace(catalog, entities=kept, absent=catalog.absent | gone)


def _left_out(
    name: str, project: Project, absent: Collection[str], unread: Sequence[str]
) -> Iterator[str]:
    """What the comparison knows nothing of, and the first reason."""
    lost = sorted(key.partition(":")[2] for key in project.nodes if key in absent)
    lost = [*unread, *lost]
    errors = [each for each in project.diagnostics if _is_error(each)]
    if lost and errors:
        few, more = ", ".join(lost[:FEW]), len(lost) - FEW
        few += f" and {more} more" if more > 0 else ""
        verb = "is" if len(lost) == 1 else "are"
        why = f"{errors[0].place.file} has an error: {errors[0].message}"
        yield f"of {name}, {few} {verb} not compared, because {why}"


def _is_error(found: Diagnostic) -> bool:
    return found.severity is Severity.ERROR
