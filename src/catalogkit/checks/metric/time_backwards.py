"""Minutes that run backwards."""

from collections.abc import Iterator
from typing import get_args

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.metric import Event, Metric

ORDER = [each for each in get_args(Event) if each not in {"reopened", "breached"}]
"""The events that always come in this order; others come when they come."""
TWO = 2


@check
def time_backwards(catalog: Catalog) -> Iterator[Diagnostic]:
    """A metric takes its minutes from a later event to an earlier one."""
    for metric in catalog.all(Metric):
        events = () if metric.value is None else metric.value.minutes_between
        if not events:
            continue
        place = metric.at("value", "minutes_between")
        if len(events) != TWO:
            message = "minutes are between two events: from the first to the second"
            yield time_backwards.found(place, message)
        elif events[0] == events[1]:
            message = f"from '{events[0]}' to '{events[1]}' there are no minutes"
            yield time_backwards.found(place, message)
        elif set(events) <= set(ORDER) and _back(*events):
            message = f"'{events[0]}' comes after '{events[1]}': turn them round"
            yield time_backwards.found(place, message)


def _back(first: Event, second: Event) -> bool:
    return ORDER.index(first) > ORDER.index(second)
