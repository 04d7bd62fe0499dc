"""A factor that is no matter of time."""

from collections.abc import Iterator

from catalogkit.catalog.canonical import fields
from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.metric import CostModel


@check(severity=Severity.WARNING)
def factor_without_time(catalog: Catalog) -> Iterator[Diagnostic]:
    """A factor of a cost model does not say when it holds, or changes nothing."""
    for cost in catalog.all(CostModel):
        for each in cost.times:
            tree = catalog.typed.get(id(each.when))
            if tree is not None and "request.time" not in {n for n, _ in fields(tree)}:
                message = "an outage has a time and nobody who asks for it: read"
                place = cost.at(each, "when")
                yield factor_without_time.found(place, f"{message} request.time here")
            if each.factor == 1 or each.factor < 0:
                message = f"{each.factor} times as much is no price"
                if each.factor == 1:
                    message = "once as much is what it costs anyway"
                yield factor_without_time.found(cost.at(each, "factor"), message)
