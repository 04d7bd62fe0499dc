"""Nobody, or several, answer for an activity."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.change_model import ChangeModel


@check
def not_one_accountable(catalog: Catalog) -> Iterator[Diagnostic]:
    """Not exactly one team is accountable for an activity."""
    for model in catalog.all(ChangeModel):
        for name, raci in model.raci.items():
            count = len(raci.accountable)
            if count != 1:
                said = "nobody answers" if count == 0 else f"{count} teams answer"
                message = f"{said} for '{name}': exactly one is accountable (A)"
                yield not_one_accountable.found(model.at("raci", name), message)
