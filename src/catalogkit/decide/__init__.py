"""What would happen to a request: path, team, approvals, tasks, times and why.

Semantics: docs/decisions.md. Nothing is sent anywhere.
"""

import datetime
from collections.abc import Mapping

from catalogkit.catalog.catalog import Catalog
from catalogkit.decide.decided import decided
from catalogkit.decide.refused import Refused, UnknownItem
from catalogkit.decide.rulebook import rulebook
from catalogkit.decision import Decision, Request
from catalogkit.model.service_item import ServiceItem

__all__ = ["Refused", "UnknownItem", "decide"]

Answers = Mapping[str, object]


def decide(
    catalog: Catalog,
    item: str | ServiceItem,
    answers: Answers,
    requester: Answers,
    at: datetime.datetime,
    *,
    recipient: Answers | None = None,
    channel: str | None = None,
) -> Decision:
    """What happens to a request for an item at a moment.

    `answers` are the values a form submits, see Request; `requester` and `recipient`
    attributes of people, such as {"employment": "contractor"}. Raises UnknownItem,
    Refused with every sentence that the form would show, and ValueError for a moment
    without a time zone.
    """
    found = catalog.get(ServiceItem, item) if isinstance(item, str) else item
    if found is None:
        raise UnknownItem(str(item), (each.id for each in catalog.items()))
    request = Request(found.id, answers, requester, recipient, channel, at)
    return decided(rulebook(catalog), found, request)
