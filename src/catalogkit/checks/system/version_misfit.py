"""Systems that speak two versions of one language."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity
from catalogkit.model.landscape import Interface, System
from catalogkit.model.plan import ScheduledWork


@check(severity=Severity.WARNING)
def version_misfit(catalog: Catalog) -> Iterator[Diagnostic]:
    """A system expects another version of an interface than is, or will be, offered."""
    for system in catalog.all(System):
        for interface in system.interfaces:
            yield from _now(system, interface)
    for work in catalog.all(ScheduledWork):
        yield from _then(catalog, work)


def _now(system: System, interface: Interface) -> Iterator[Diagnostic]:
    for each in interface.consumers:
        if interface.version and each.version and each.version > interface.version:
            message = f"'{each.system}' expects version {each.version} of"
            message += f" '{interface.id}', which offers {interface.version}"
            note = Note(system.at(interface, "version"), "what it offers")
            yield version_misfit.found(
                system.at(each, "version"), message, notes=[note]
            )


def _then(catalog: Catalog, work: ScheduledWork) -> Iterator[Diagnostic]:
    for each in work.changes:
        system = catalog.get(System, each.interface.who)
        for interface in () if system is None else system.interfaces:
            if interface.id == each.interface.rest and system is not None:
                yield from _behind(system, interface, work, each.version)


def _behind(
    system: System, interface: Interface, work: ScheduledWork, version: int
) -> Iterator[Diagnostic]:
    place = next(
        work.at(each, "version")
        for each in work.changes
        if each.interface.rest == interface.id and each.interface.who == system.id
    )
    if version == interface.version:
        message = f"'{interface.id}' offers version {version} already"
        yield version_misfit.found(place, message)
    late = [each for each in interface.consumers if (each.version or version) < version]
    if late:
        names = [f"'{each.system}'" for each in late]
        listed = ", ".join(names)
        verb = "expects" if len(late) == 1 else "expect"
        message = f"{listed} still {verb} version {late[0].version} of '{interface.id}'"
        notes = [Note(system.at(each, "version"), "expected here") for each in late]
        yield version_misfit.found(place, message, notes=notes)
