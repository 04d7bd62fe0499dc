"""Systems of weight that nothing seems to need."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.needs import reach
from catalogkit.catalog.streams import by_system, touched
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.landscape import System
from catalogkit.model.stream import ValueStream

HEAVY = frozenset({"high", "critical"})


@check(severity=Severity.HINT)
def system_nowhere(catalog: Catalog) -> Iterator[Diagnostic]:
    """No value stream runs on a system of high criticality."""
    if catalog.absent or not any(catalog.all(ValueStream)):
        return
    systems = by_system(catalog)
    needs: dict[str, list[str]] = {
        each.id: [*each.depends_on] for each in catalog.all(System)
    }
    for each in catalog.all(System):
        for interface in each.interfaces:
            for consumer in interface.consumers:
                needs.setdefault(consumer.system, []).append(each.id)
    used = set(systems)
    for item in catalog.items():
        if touched(catalog, item, systems):
            used.update(item.systems)
    needed = reach(used, needs)
    for system in catalog.all(System):
        if system.criticality in HEAVY and system.id not in needed:
            message = f"much depends on '{system.id}', and no stage of a value stream"
            place = system.at("criticality")
            yield system_nowhere.found(place, f"{message} runs on it, near or far")
