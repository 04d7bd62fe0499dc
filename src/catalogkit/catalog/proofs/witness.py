"""A request as facts, and which lines of a condition it lacks."""

from collections.abc import Mapping

from catalogkit.catalog.canonical import And, Or, Typed, lines
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.holds import holds
from catalogkit.catalog.records import Records
from catalogkit.decision import Request
from catalogkit.model.service_item import ServiceItem

DECIDED = frozenset(
    {"request.cost", "request.priority", "request.path", "request.time"}
)
"""Facts that only a decision finds."""


def facts(
    catalog: Catalog, item: ServiceItem, request: Request
) -> Mapping[str, object]:
    """What conditions read of a request, but for what is decided about it."""
    found = Records(catalog).known(item.form, request.answers)
    recipient = request.requester if request.recipient is None else request.recipient
    for who, known in (("requester", request.requester), ("recipient", recipient)):
        found |= {f"{who}.{name}": value for name, value in known.items()}
    return {**found, "request.channel": request.channel}


def lacking(tree: Typed, known: Mapping[str, object]) -> tuple[Typed, ...]:
    """The fewest lines that must change for a condition to hold; none: it holds."""
    if holds(tree, known):
        return ()
    match tree:
        case And(parts):
            return tuple(line for part in parts for line in lacking(part, known))
        case Or(parts) if parts:
            return min((lacking(part, known) for part in parts), key=len)
    return (tree,)


def is_known(tree: Typed) -> bool:
    """Whether a condition reads only what the facts of a request hold."""
    return all(line.field not in DECIDED for line in lines(tree))
