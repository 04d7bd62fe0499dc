"""A result that nothing proves."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity


@check(severity=Severity.WARNING)
def no_evidence(catalog: Catalog) -> Iterator[Diagnostic]:
    """No event of a system proves a result, though the item touches systems."""
    for item in catalog.items():
        for each in item.deliverables if item.systems else ():
            if each.evidence is None:
                message = f"nothing proves '{each.id}', so it is done when somebody"
                yield no_evidence.found(item.at(each, "id"), f"{message} says so")
