"""A service of which nobody knows whose it is."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.landscape import Service


@check(severity=Severity.WARNING)
def for_nobody(catalog: Catalog) -> Iterator[Diagnostic]:
    """A service does not say for whom it is kept running."""
    for service in catalog.all(Service):
        if not service.customers:
            message = "nothing says for whom it is kept running: name its 'customers'"
            yield for_nobody.found(service.at("id"), message)
