"""The approvals that requests on a path may need."""

from collections.abc import Iterator

from catalogkit.catalog.canonical import (
    FALSE,
    TRUE,
    And,
    Ask,
    Not,
    Or,
    Typed,
    both,
    either,
    negated,
)
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.holds import holds
from catalogkit.catalog.path_order import in_order
from catalogkit.catalog.regions import Unproven, requests
from catalogkit.model.service_item import ServiceItem


def approvals_of(
    catalog: Catalog, item: ServiceItem, path: str
) -> Iterator[tuple[str, Typed]]:
    """The approvals that requests on a path may need, by id, and when they do.

    What every request on the path meets is not asked again; what cannot be proven
    stays as it was written.
    """
    for step in item.approvals:
        when: Typed = TRUE
        if step.when is not None:
            when = _proven(catalog, item, path, _on(path, catalog.typed[id(step.when)]))
        if when != FALSE:
            yield step.id, when


def _proven(catalog: Catalog, item: ServiceItem, path: str, when: Typed) -> Typed:
    if when in (TRUE, FALSE):
        return when
    known, taken = requests(catalog, item), _taken(catalog, item, path)
    try:
        if not known.possible(both([taken, when])):
            return FALSE
        return when if known.possible(both([taken, negated(when)])) else TRUE
    except Unproven:
        return when


def _taken(catalog: Catalog, item: ServiceItem, path: str) -> Typed:
    """When a path is taken: its own condition, and none of those before it."""
    parts: list[Typed] = []
    for name, each in in_order(item):
        tree = TRUE if each.when is None else catalog.typed[id(each.when)]
        if name == path:
            return both([*parts, tree])
        parts.append(negated(tree))
    return FALSE


def _on(path: str, tree: Typed) -> Typed:
    """A condition on one path: what it asks of the path is known there."""
    match tree:
        case And(parts):
            return both(_on(path, part) for part in parts)
        case Or(parts):
            return either(_on(path, part) for part in parts)
        case Not(part):
            return negated(_on(path, part))
        case Ask("request.path"):
            return TRUE if holds(tree, {"request.path": path}) else FALSE
    return tree
