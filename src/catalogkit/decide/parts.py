"""What a bundle requests: each of its items, decided with the answers handed on."""

from collections.abc import Iterator
from dataclasses import replace

from catalogkit.decide.decided import decided
from catalogkit.decide.refused import Refused
from catalogkit.decide.rulebook import Rulebook
from catalogkit.decision import Decision, Requested
from catalogkit.model.service_item import ServiceItem


def requested(book: Rulebook, whole: Decision) -> Iterator[Requested]:
    """The requests that a decided one starts, as they would be decided at once.

    Whoever asks for the bundle may ask for its parts. What an approval of the bundle
    counts for asks nobody again.
    """
    for task in whole.tasks:
        item = None if task.item is None else book.catalog.get(ServiceItem, task.item)
        if item is None:
            continue
        request = replace(
            whole.request, item=item.id, answers=dict(task.answers), channel=None
        )
        if task.later:
            yield Requested(task, request, None)
            continue
        approved = bool(task.approved_by)
        try:
            found = decided(book, item, request, anybody=True, approved=approved)
            yield Requested(task, request, found)
        except Refused as error:
            yield Requested(task, request, None, error.refusals)
