"""Messages that nobody sends."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.knowledge import Notification


@check(severity=Severity.WARNING)
def unused(catalog: Catalog) -> Iterator[Diagnostic]:
    """No item sends a message."""
    if catalog.absent:
        return  # one of those may use it
    used = {use.template for item in catalog.items() for use in item.notifications}
    for each in catalog.all(Notification):
        if each.id not in used:
            message = f"no item sends '{each.id}', so nobody ever reads it"
            yield unused.found(each.at("id"), message)
