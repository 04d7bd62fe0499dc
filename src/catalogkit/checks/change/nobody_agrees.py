"""A change that nobody has to agree to."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.change_model import ChangeModel


@check(severity=Severity.WARNING)
def nobody_agrees(catalog: Catalog) -> Iterator[Diagnostic]:
    """A change model needs no agreement, though its changes were not agreed before."""
    for model in catalog.all(ChangeModel):
        if model.change_type != "standard" and not model.approvals:
            message = (
                f"only standard changes are agreed beforehand: this {model.change_type}"
            )
            place = model.at("change_type")
            yield nobody_agrees.found(
                place, f"{message} one needs 'approvals', or is none"
            )
