"""A change without a way back."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import softened
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.service_item import ServiceItem, leads_to


@check
def no_way_back(catalog: Catalog) -> Iterator[Diagnostic]:
    """An item leads to a change, and nothing says how it is undone or verified."""
    for item in catalog.items():
        name = next(
            (n for n, p in item.paths.items() if leads_to(n, p) == "change"), ""
        )
        if item.change is not None and not item.change.verify:
            message = "nothing says how one sees that the change worked: name the steps"
            place = item.at("change", "verify")
            yield softened(no_way_back.found(place, message), item)
        elif item.change is None and (name or item.record == "change"):
            yield softened(_found(item, name), item)


def _found(item: ServiceItem, name: str) -> Diagnostic:
    message = "a change needs a way back and a way to see that it worked: add 'change'"
    message += " with impact, rollback and verify"
    if not name:
        return no_way_back.found(item.at("record"), message)
    return no_way_back.found(item.at_key("paths", name), message)
