"""A cap that is reached at once."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity
from catalogkit.model.metric import CostModel


@check(severity=Severity.WARNING)
def cap_under_unit(catalog: Catalog) -> Iterator[Diagnostic]:
    """The cap of a cost model is less than one outage of the shortest time costs."""
    for cost in catalog.all(CostModel):
        if cost.cap is None:
            continue
        for name, figure in cost.scope.items():
            if cost.cap < figure:
                message = (
                    f"one {cost.per} without '{name}' costs {figure}, so the cap of"
                )
                message += f" {cost.cap} is reached before it is over"
                note = Note(cost.at("scope", name), "what it costs")
                yield cap_under_unit.found(cost.at("cap"), message, notes=[note])
                break
