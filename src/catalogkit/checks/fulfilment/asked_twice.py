"""A bundle whose parts ask the same people again."""

from collections.abc import Iterator

from catalogkit.catalog.bundles import parts
from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity
from catalogkit.model.flow import ApprovalStep, Approver


@check(severity=Severity.WARNING)
def asked_twice(catalog: Catalog) -> Iterator[Diagnostic]:
    """An item of a bundle asks whom the bundle has asked already."""
    for item in catalog.items():
        for task in parts(item):
            if task.item is None or task.approved_by:
                continue
            other = catalog[task.item]
            for step in other.approvals:
                first = next((a for a in item.approvals if _same(a, step)), None)
                if first is not None:
                    message = f"'{step.id}' of '{other.id}' asks whom '{first.id}' has"
                    message += f" asked already: say 'approved_by: [{first.id}]'"
                    notes = [
                        Note(item.at(first, "by"), "asked here first"),
                        Note(other.at(step, "by"), "and there again"),
                    ]
                    place = item.at(task, "item")
                    yield asked_twice.found(place, message, notes=notes)


def _same(first: ApprovalStep, second: ApprovalStep) -> bool:
    fixed = all(map(_is_fixed, first.by))
    return fixed and first.by == second.by and not first.afterwards


def _is_fixed(by: Approver) -> bool:
    """Whether the same words mean the same people in another item, too."""
    if by.manager_of is not None:
        return str(by.manager_of) == "requester"
    if by.owner_of is not None:
        return by.owner_of.kind == "system"
    return by.person is None
