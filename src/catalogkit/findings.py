"""All that is wrong with a project: what reading it said, and what the checks say."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from catalogkit import checks, platforms
from catalogkit.checks import Check
from catalogkit.diagnostic import Diagnostic, Rule
from catalogkit.plugin import discover, installed
from catalogkit.project import Project, distinct

WITH_RULES = (
    "source", "model", "catalog", "checks", "diff", "targets", "drafting", "importers",
    "platforms", "project", "waived",
)  # fmt: skip


def findings(
    project: Project, only: Iterable[str] | None = None
) -> Iterator[Diagnostic]:
    """Everything found, before waivers; `only` runs just these checks."""
    return distinct(_all(project, None if only is None else set(only)))


def _all(project: Project, wanted: set[str] | None) -> Iterator[Diagnostic]:
    yield from project.diagnostics
    if project.catalog is None:
        return
    for each in every_check():
        if wanted is None or each.id in wanted:
            yield from each.run(project.catalog)


def every_check() -> Iterator[Check]:
    """Our checks, and those of other packages under the group catalogkit.checks."""
    for package in (checks, platforms):
        yield from discover(package.__name__, Check)
    for _, each in installed("catalogkit.checks", Check):
        yield each


def rule_called(name: str) -> Rule | None:
    """The rule of an id, if there is one; whoever asks makes us import all of them."""
    return _by_id().get(name)


def rules() -> Iterator[Rule]:
    """Every rule there is: found while reading, by checks, and beside them."""
    found: dict[str, Rule] = {}
    for name in WITH_RULES:
        for rule in discover(f"catalogkit.{name}", Rule):
            found.setdefault(rule.id, rule)
    yield from (found[rule] for rule in sorted(found))


@cache
def _by_id() -> Mapping[str, Rule]:
    return {rule.id: rule for rule in rules()}
