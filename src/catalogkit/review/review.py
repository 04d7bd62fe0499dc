"""A change, read: each part of what a reviewer is told, made when it is asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from catalogkit.catalog.catalog import Catalog
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.diff.compare import Comparison, compare, in_environment
from catalogkit.diff.decided import Found, redecided
from catalogkit.diff.decided.items import touched
from catalogkit.diff.judge import judged
from catalogkit.diff.versions import versions
from catalogkit.difference import Judged
from catalogkit.model.manifest import Environment
from catalogkit.project import Project, compiled
from catalogkit.review.row import Row, problem, rows_of
from catalogkit.review.sides import Side

MANY = 200
"""Of so many changed items a reader wants to know how requests are decided."""


@dataclass(frozen=True, eq=False)
class Review:
    """Two sides and what is to be said of them.

    `env` is the environment whose overlay applies to both, if one was asked for: then
    nothing is said of the others.
    """

    old: Side
    new: Side
    env: str | None = None

    @cached_property
    def catalogs(self) -> tuple[Catalog, Catalog]:
        """The old and the new catalog."""
        old, new = self.old.project.catalog, self.new.project.catalog
        if old is None or new is None:
            message = "a side that cannot be read is no side"
            raise ValueError(message)
        return old, new

    @cached_property
    def comparison(self) -> Comparison:
        """Every difference between the two."""
        return compare(*self.catalogs)

    @cached_property
    def judged(self) -> tuple[Judged, ...]:
        """What each difference means that holds in all environments."""
        return tuple(judged(self.comparison))

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """What each difference means, those of single environments last."""
        return (*rows_of(self.judged), *self._rows_of_environments())

    @cached_property
    def decided(self) -> tuple[Found, ...]:
        """The kinds of request that are decided differently; proven, so it takes time.

        Of very many changed items nothing is said.
        """
        items = tuple(touched(self.comparison))
        return () if len(items) > MANY else tuple(redecided(self.comparison, items))

    @cached_property
    def problems(self) -> tuple[Row, ...]:
        """Renames that cannot be honoured, versions that did not rise, and hints."""
        renames = (
            problem(each, str(self._renamed_from(each.place.entity)))
            for each in self.comparison.problems
        )
        wrong = versions(self.comparison, self.judged)
        return (*renames, *(problem(e, e.fix.text if e.fix else "") for e in wrong))

    @cached_property
    def errors(self) -> tuple[Row, ...]:
        """What is wrong only on the new side: what needs it cannot be judged."""
        known = set(map(_error, self.old.project.diagnostics))
        return tuple(
            problem(each, each.message)
            for each in self.new.project.diagnostics
            if each.severity is Severity.ERROR and _error(each) not in known
        )

    @property
    def told(self) -> tuple[Row, ...]:
        """Everything that a reviewer is told in a row."""
        return (*self.errors, *self.problems, *self.rows)

    @property
    def findings(self) -> tuple[Row, ...]:
        """What may fail in CI and be waived: grave rows, problems of the change."""
        return tuple(each for each in (*self.problems, *self.rows) if each.grave)

    @cached_property
    def changed_files(self) -> tuple[str, ...]:
        """The files that are not the same, byte by byte."""
        one, other = self.old.project.files, self.new.project.files
        return tuple(
            sorted(
                each
                for each in one.keys() | other.keys()
                if one.get(each) != other.get(each)
            )
        )

    def _renamed_from(self, entity: str) -> str:
        found = self.comparison.after(entity)
        return "" if found is None or found.renamed_from is None else found.renamed_from

    def _rows_of_environments(self) -> Iterator[Row]:
        """What differs in an environment only: asked where an overlay plays a part."""
        if self.env is not None:
            return
        one, other = (each.manifest.environments for each in self.catalogs)
        for env in sorted(one.keys() | other.keys()):
            if self._touched(one.get(env), other.get(env)):
                yield from self._rows_of(env)

    def _touched(self, one: Environment | None, other: Environment | None) -> bool:
        old, new = _overlay(one), _overlay(other)
        changed = {each.address.entity for each in self.comparison.differences}
        changed |= self.comparison.renames.keys()
        return old != new or not changed.isdisjoint(old.keys() | new.keys())

    def _rows_of(self, env: str) -> Iterator[Row]:
        pair = [_under(each.project, env) for each in (self.old, self.new)]
        if pair[0] is None or pair[1] is None:
            return
        there = compare(pair[0], pair[1])
        base = self.comparison.differences
        only = in_environment(base, there.differences, env)
        yield from rows_of(judged(replace(there, differences=only)))


def _error(found: Diagnostic) -> tuple[str, str, str, str]:
    place = found.place
    return found.rule, place.file, place.entity, found.message


def _overlay(environment: Environment | None) -> Mapping[str, object]:
    if environment is None:
        return {}
    return {name: each.raw for name, each in environment.overlay.items()}


def _under(project: Project, env: str) -> Catalog | None:
    """The catalog of a project under the overlay of an environment, if it has one."""
    catalog = project.catalog
    if catalog is None or env not in catalog.manifest.environments:
        return catalog
    return compiled(project.files, catalog.today, env, known=project).catalog
