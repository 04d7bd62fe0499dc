"""An activity that nobody does."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.change_model import ChangeModel


@check
def no_responsible(catalog: Catalog) -> Iterator[Diagnostic]:
    """No team is responsible for an activity."""
    for model in catalog.all(ChangeModel):
        for name, raci in model.raci.items():
            if not raci.responsible:
                others = (*raci.accountable, *raci.consulted, *raci.informed)
                known = (
                    f", though {', '.join(others)} have a part in it" if others else ""
                )
                message = f"nobody does '{name}'{known}: name who is responsible (R)"
                yield no_responsible.found(model.at("raci", name), message)
