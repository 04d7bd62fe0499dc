"""Incidents that nobody learns from."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.roadmap import Loop
from catalogkit.model.service_item import ServiceItem, leads_to


@check(severity=Severity.WARNING)
def no_trigger(catalog: Catalog) -> Iterator[Diagnostic]:
    """However often an incident comes back, nobody looks for its cause."""
    watched = {name for loop in catalog.all(Loop) for name in loop.items}
    for item in catalog.items():
        if item.record == "incident" and item.id not in watched and not _learns(item):
            message = (
                "however often it comes back, nobody looks for the cause: say with"
            )
            place = item.at("record")
            yield no_trigger.found(place, f"{message} 'loop' what makes a problem")
    for loop in catalog.all(Loop):
        lacking = [name for name in ("repeats", "within") if _lacks(loop, name)]
        if lacking:
            message = f"nothing says when incidents make a problem: add {lacking[0]}"
            yield no_trigger.found(loop.at("id"), message)


def _learns(item: ServiceItem) -> bool:
    ways = (leads_to(name, path) for name, path in item.paths.items())
    return item.loop is not None or "problem" in ways


def _lacks(loop: Loop, name: str) -> bool:
    return getattr(loop, name) is None
