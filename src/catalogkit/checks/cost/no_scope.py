"""An outage that costs nothing."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.metric import CostModel


@check(severity=Severity.WARNING)
def no_scope(catalog: Catalog) -> Iterator[Diagnostic]:
    """A cost model names nothing that costs something."""
    for cost in catalog.all(CostModel):
        if not cost.scope:
            message = (
                "nothing is named that costs something when it is out: fill 'scope'"
            )
            yield no_scope.found(cost.at("id"), message)
        for name, figure in cost.scope.items():
            if figure <= 0:
                message = f"'{name}' costs {figure} {_per(cost)}, so its outage is free"
                yield no_scope.found(cost.at("scope", name), message)


def _per(cost: CostModel) -> str:
    return f"{cost.currency or ''} a {cost.per}".strip()
