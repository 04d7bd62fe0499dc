"""A promise that leans on a smaller one."""

from collections.abc import Iterator
from decimal import Decimal

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Place, Severity
from catalogkit.model.landscape import Service, System

HUNDRED = Decimal(100)


@check(severity=Severity.WARNING)
def weaker_dependency(catalog: Catalog) -> Iterator[Diagnostic]:
    """A system or service is to work more of the time than what it needs."""
    for system in catalog.all(System):
        for index, name in enumerate(system.depends_on):
            other = catalog[name]
            if (
                system.availability
                and (other.availability or HUNDRED) < system.availability
            ):
                place = system.at("depends_on", index)
                yield _weaker(place, system, system.availability, other)
    for service in catalog.all(Service):
        known = [catalog[name] for name in service.systems]
        reached = [each.availability for each in known if each.availability is not None]
        if service.availability and len(reached) == len(known) > 0:
            best = max(known, key=lambda each: each.availability or HUNDRED)
            if max(reached) < service.availability:
                place = service.at("availability")
                yield _weaker(place, service, service.availability, best)


def _weaker(
    place: Place, one: System | Service, share: Decimal, other: System
) -> Diagnostic:
    message = f"'{one.id}' is to work {share}% of the time, and '{other.id}', which"
    message += f" it needs, works {other.availability}%"
    note = Note(other.at("availability"), "what it reaches")
    return weaker_dependency.found(place, message, notes=[note])
