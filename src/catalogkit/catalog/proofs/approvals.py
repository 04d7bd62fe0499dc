"""Approvals that ask the same people again."""

from collections.abc import Iterator

from catalogkit.catalog.canonical import Typed, negated
from catalogkit.catalog.proofs.asking import Asking
from catalogkit.catalog.proofs.found import Finding, Redundant
from catalogkit.catalog.regions import Unproven
from catalogkit.model.flow import ApprovalStep


def of_approvals(asking: Asking) -> Iterator[Finding]:
    """Approvals needed only where another one asks as many of the same people.

    Where one has no condition, or both the same, `approval/twice` says it.
    """
    steps = asking.item.approvals
    for step in steps if len(steps) > 1 else ():
        own = asking.tree(step.when)
        if own is None:
            continue
        for other in steps:
            theirs = asking.tree(other.when)
            if theirs is not None and theirs != own and _alike(step, other):
                yield from _redundant(asking, step, other, (own, theirs))


def _redundant(
    asking: Asking, step: ApprovalStep, other: ApprovalStep, trees: tuple[Typed, Typed]
) -> Iterator[Finding]:
    own, theirs = trees
    try:
        if asking.possible([own]) and not asking.possible([own, negated(theirs)]):
            yield Redundant(asking.item, step, other)
    except Unproven as reason:
        question = f"'{step.id}' asks somebody whom '{other.id}' has not asked"
        yield asking.open(asking.item.at(step, "when"), question, reason)


def _alike(step: ApprovalStep, other: ApprovalStep) -> bool:
    return (
        step is not other
        and step.by == other.by
        and step.afterwards == other.afterwards
        and step.quorum <= other.quorum
    )
