"""An event that never happens."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.metric import Metric
from catalogkit.model.service_item import ServiceItem


@check(severity=Severity.WARNING)
def event_never(catalog: Catalog) -> Iterator[Diagnostic]:
    """A metric waits for an event that no item of the catalog can bring about."""
    items = list(catalog.items())
    for metric in catalog.all(Metric):
        events = () if metric.value is None else metric.value.minutes_between
        for index, event in enumerate(events):
            if items and event in NEEDS and not any(map(NEEDS[event][0], items)):
                message = f"'{event}' never happens: {NEEDS[event][1]}"
                place = metric.at("value", "minutes_between", index)
                yield event_never.found(place, message)


def _approved(item: ServiceItem) -> bool:
    return bool(item.approvals)


def _reopened(item: ServiceItem) -> bool:
    return item.closing is not None and item.closing.reopen is not None


def _promised(item: ServiceItem) -> bool:
    return item.promise is not None


NEEDS = {
    "approved": (_approved, "no item needs an approval"),
    "reopened": (_reopened, "no item may be opened again ('closing', 'reopen')"),
    "breached": (_promised, "no item promises a time"),
}
"""What an item must have so that an event can happen; others happen to every record."""
