"""An approval that nobody can give."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.people import people
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.flow import ApprovalStep, Approver
from catalogkit.model.landscape import System
from catalogkit.model.organisation import Team
from catalogkit.model.service_item import ServiceItem


@dataclass(frozen=True, slots=True)
class Possible:
    """Who could decide: people known by name, and how many that are not."""

    named: frozenset[str] = frozenset()
    others: int = 0


@check
def nobody_left(catalog: Catalog) -> Iterator[Diagnostic]:
    """Too few people are left to give an approval."""
    for item in catalog.items():
        for step in item.approvals:
            found = _judged(catalog, item, step)
            if found is not None:
                yield found


def _judged(
    catalog: Catalog, item: ServiceItem, step: ApprovalStep
) -> Diagnostic | None:
    named: frozenset[str] = frozenset()
    others = 0
    for by in step.by:
        possible = _possible(catalog, by, step)
        if possible is None:
            return None
        named, others = named | possible.named, others + possible.others
    count, needed = len(named) + others, step.quorum
    if count < needed:
        message = _too_few(step, count)
        return nobody_left.found(item.at(step, "by"), message)
    left = max(0, len(named) - _barred(item, step)) + others
    if left < needed and step.delegate is None:
        who = (
            f"only {left} of the {needed} needed is left" if left else "nobody is left"
        )
        message = f"when one of those who decide '{step.id}' asks, {who} to agree"
        found = nobody_left.found(item.at(step, "by"), message)
        return replace(found, severity=Severity.WARNING)
    return None


def _possible(catalog: Catalog, by: Approver, step: ApprovalStep) -> Possible | None:
    """Who may decide, or None where nobody can count them."""
    if by.role is not None:
        return None
    if by.team is not None:
        return _of(catalog[by.team])
    if by.owner_of is not None and by.owner_of.kind == "system":
        system = catalog.get(System, by.owner_of.who)
        owner = system.owner if system is not None else None
        return Possible() if owner is None else _of(catalog[owner])
    if by.person is not None and by.person in step.never:
        return Possible()
    return Possible(others=1)


def _of(team: Team) -> Possible | None:
    found = people(team)
    return None if found is None else Possible(found)


def _barred(item: ServiceItem, step: ApprovalStep) -> int:
    """How many of the people may be out because they ask, or are asked for."""
    return sum(each != "recipient" or item.recipient is not None for each in step.never)


def _too_few(step: ApprovalStep, count: int) -> str:
    if count == 0:
        return f"nobody can give '{step.id}': there is nobody to ask"
    verb = "is" if count == 1 else "are"
    return f"{step.quorum} must agree to '{step.id}', but there {verb} only {count}"
