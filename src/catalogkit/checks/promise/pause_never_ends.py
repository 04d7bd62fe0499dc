"""Clocks that may stand still for ever."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import softened
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Place, Severity
from catalogkit.model.promise import Commitment
from catalogkit.model.service_item import ServiceItem


@check(severity=Severity.WARNING)
def pause_never_ends(catalog: Catalog) -> Iterator[Diagnostic]:
    """The clock of a promise may stand still for ever."""
    for item in catalog.items():
        for promise in (item.promise, *(path.promise for path in item.paths.values())):
            if isinstance(promise, Commitment) and promise.pause_on:
                for place, message in _endless(item, promise):
                    yield softened(pause_never_ends.found(place, message), item)


def _endless(item: ServiceItem, promise: Commitment) -> Iterator[tuple[Place, str]]:
    for index, state in enumerate(promise.pause_on):
        if state == "waiting_on_requester":
            if item.closing is None or item.closing.unanswered is None:
                message = "it waits for the requester, and nothing ends that when there"
                message += " is no answer: say in 'closing' what 'unanswered' leads to"
                yield item.at(promise, "pause_on", index), message
            continue
        for task in item.fulfilment:
            timed = task.effort or task.wait or task.contract or task.item
            if task.state == state and timed is None:
                message = f"the clock stands still in '{task.id}', and nothing says how"
                message += " long: give it a 'wait' or a 'contract'"
                yield item.at(task, "state"), message
