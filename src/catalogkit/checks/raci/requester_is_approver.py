"""People who agree to their own work."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.change_model import ChangeModel


@check
def requester_is_approver(catalog: Catalog) -> Iterator[Diagnostic]:
    """Who asks for a change, or alone makes it, alone agrees to it."""
    for model in catalog.all(ChangeModel):
        for step in model.approvals:
            if step.person is not None and str(step.person) == "requester":
                message = "whoever asks for the change agrees to it: name somebody else"
                yield requester_is_approver.found(model.at(step, "person"), message)
        agree = {step.team for step in model.approvals}
        makes = {team for raci in model.raci.values() for team in raci.responsible}
        if len(agree) == 1 and agree == makes:
            message = f"'{model.approvals[0].team}' makes the change and alone agrees"
            place = model.at(model.approvals[0], "team")
            yield requester_is_approver.found(place, f"{message} to it: ask others too")
