"""A step of the ladder that nobody hears."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.parties import nobody
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.flow import EscalationStep
from catalogkit.model.service_item import ServiceItem


@check
def to_nobody(catalog: Catalog) -> Iterator[Diagnostic]:
    """An escalation reaches nobody."""
    for item in catalog.items():
        for step in item.escalation:
            if not (step.notify or step.reassign or step.raise_priority):
                message = "this step tells nobody and changes nothing"
                yield to_nobody.found(item.at(step), message)
            yield from _unheard(catalog, item, step)


def _unheard(
    catalog: Catalog, item: ServiceItem, step: EscalationStep
) -> Iterator[Diagnostic]:
    for index, party in enumerate(step.notify):
        why = nobody(catalog, item, party)
        if why:
            message = f"'{party}' is nobody: {why}"
            yield to_nobody.found(item.at(step, "notify", index), message)
