"""Who decides, where Request Tracker cannot keep to what an approval says."""

from collections.abc import Iterator

from catalogkit.diagnostic import Diagnostic
from catalogkit.model.flow import ApprovalStep
from catalogkit.model.service_item import ServiceItem
from catalogkit.targets import lossy


def undecided(item: ServiceItem) -> Iterator[Diagnostic]:
    """Each approval that is asked otherwise than its author wrote."""
    for step in item.approvals:
        if step.quorum not in {1, len(step.by)}:
            message = f"a quorum of {step.quorum} of {len(step.by)}: Request Tracker "
            message += "asks each of them, and all must agree"
            yield lossy(item.at(step, "quorum"), message)
        groups = [each for each in step.by if each.team or each.role or each.owner_of]
        if step.never and groups:
            yield lossy(item.at(step, "never"), _never(step))


def _never(step: ApprovalStep) -> str:
    who = " and ".join(step.never)
    return f"Request Tracker lets the {who} decide as well who is in the deciding group"
