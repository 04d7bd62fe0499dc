"""People who agree with themselves."""

from collections.abc import Iterator
from dataclasses import replace

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.flow import Approver
from catalogkit.model.service_item import ServiceItem

ADD = "add 'never: [requester]'"


@check
def requester_approves(catalog: Catalog) -> Iterator[Diagnostic]:
    """People may approve what they asked for themselves."""
    for item in catalog.items():
        for step in item.approvals:
            if "requester" in step.never:
                continue
            for index, each in enumerate(step.by):
                how, sure = _how(catalog, item, each)
                if not how:
                    continue
                place = (
                    item.at(step, "by", index)
                    if len(step.by) > 1
                    else (item.at(step, "by"))
                )
                found = requester_approves.found(place, f"{how}: {ADD}")
                yield found if sure else replace(found, severity=Severity.WARNING)


def _how(catalog: Catalog, item: ServiceItem, by: Approver) -> tuple[str, bool]:
    """How the requester comes to decide, and whether that is certain to happen."""
    if by.person is not None:
        return _person(item, str(by.person))
    if by.team is not None:
        if catalog[by.team].role == "supplier":
            return "", False
        return f"somebody of '{by.team}' may ask and then agree", not item.audience
    if by.owner_of is not None:
        return f"the owner of '{by.owner_of}' may ask and then agree", False
    if by.role is not None:
        return f"whoever is {by.role} may ask and then agree", False
    if by.manager_of is not None and by.manager_of != "requester":
        return "a manager may ask for their own people and then agree", False
    return "", False


def _person(item: ServiceItem, who: str) -> tuple[str, bool]:
    if who == "requester" or (who == "recipient" and item.recipient is None):
        return "the requester agrees with their own request", True
    if who.startswith("answers."):
        return f"the requester may name themselves in '{who}' and then agree", True
    return "the recipient may be the one who asks", False
