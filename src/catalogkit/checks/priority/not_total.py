"""A matrix with a hole."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.matrices import urgencies
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.priority import PriorityMatrix


@check
def not_total(catalog: Catalog) -> Iterator[Diagnostic]:
    """Some impact and urgency have no priority together."""
    for matrix in catalog.all(PriorityMatrix):
        wanted = urgencies(matrix)
        for impact, row in matrix.impact.items():
            lacking = [name for name in wanted if name not in row]
            if lacking:
                names = " and ".join(f"'{name}'" for name in lacking)
                message = f"impact '{impact}' has no priority for urgency {names}"
                yield not_total.found(matrix.at_key("impact", impact), message)
