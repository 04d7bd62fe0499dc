"""Automations that may do their work twice."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.knowledge import Automation


@check
def retry_without_key(catalog: Catalog) -> Iterator[Diagnostic]:
    """An automation is tried again, and nothing makes the second try harmless."""
    for each in catalog.all(Automation):
        if each.retry > 0 and each.idempotency_key is None:
            message = "a second try may do the work twice: give an 'idempotency_key'"
            yield retry_without_key.found(each.at("retry"), message)
