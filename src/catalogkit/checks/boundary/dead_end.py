"""An exclusion that leads nowhere."""

from collections.abc import Iterator
from dataclasses import replace

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity
from catalogkit.model.contract import Elsewhere
from catalogkit.model.service_item import ServiceItem


@check
def dead_end(catalog: Catalog) -> Iterator[Diagnostic]:
    """An exclusion sends people away and to no item that does it."""
    for item in catalog.items():
        if item.boundary is None:
            continue
        for each in item.boundary.excludes:
            yield from _judged(catalog, item, each)


def _judged(
    catalog: Catalog, item: ServiceItem, each: Elsewhere
) -> Iterator[Diagnostic]:
    if each.see is None:
        words = each.what.get("", catalog.manifest.default_locale)
        message = f"'{words}' is excluded and no item is named that does it: add"
        found = dead_end.found(
            item.at(each), f"{message} 'see: <item>' if there is one"
        )
        yield replace(found, severity=Severity.WARNING)
        return
    other = catalog.get(ServiceItem, each.see)
    if other is not None and other.lifecycle == "draft" and item.lifecycle != "draft":
        message = f"'{each.see}' is a draft, so nobody can ask for it yet"
        note = Note(other.at("lifecycle"), "a draft")
        yield dead_end.found(item.at(each, "see"), message, notes=[note])
