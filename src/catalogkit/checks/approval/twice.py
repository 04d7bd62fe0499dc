"""An approver who is asked twice."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity
from catalogkit.model.flow import ApprovalStep


@check(severity=Severity.WARNING)
def twice(catalog: Catalog) -> Iterator[Diagnostic]:
    """The same approver is asked twice about the same requests."""
    for item in catalog.items():
        steps = item.approvals
        for index, step in enumerate(steps[1:], start=1):
            for first in steps[:index]:
                if first.by == step.by and _together(catalog, first, step):
                    message = f"'{step.id}' asks whom '{first.id}' has asked already"
                    note = Note(item.at(first, "by"), "asked here first")
                    place = item.at(step, "by")
                    yield twice.found(place, message, notes=[note])


def _together(catalog: Catalog, one: ApprovalStep, other: ApprovalStep) -> bool:
    """Whether one is never asked without the other, as far as their words say."""
    if one.afterwards != other.afterwards:
        return False
    if one.when is None or other.when is None:
        return True
    trees = [catalog.typed.get(id(each.when)) for each in (one, other)]
    return trees[0] is not None and bool(trees[0] == trees[1])
