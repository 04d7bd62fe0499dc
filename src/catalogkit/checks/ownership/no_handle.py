"""Teams that must be asked and cannot be called."""

from collections.abc import Collection, Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.handles import NAMES, every_host
from catalogkit.catalog.lifecycle import written
from catalogkit.catalog.owners import Owner, Owners
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity


@check(severity=Severity.WARNING)
def no_handle(catalog: Catalog) -> Iterator[Diagnostic]:
    """A team must agree to changes, and nothing says what it is called there."""
    hosts = list(every_host(catalog))
    asked = _asked(catalog) if hosts else ()
    for handles in hosts:
        nameless = {each.team.id: each for each in asked if not handles.of(each)}
        for name, owner in sorted(nameless.items()):
            host = NAMES[handles.host]
            message = f"'{name}' must agree to changes, and has no name on {host}"
            key = f"add 'handles: {{{handles.host}: …}}', or a pattern for all"
            place = catalog.manifest.at("code_owners", handles.host)
            note = Note(place, "what the manifest says of names")
            yield no_handle.found(
                owner.team.at("id"), f"{message}: {key}", notes=[note]
            )


def _asked(catalog: Catalog) -> Collection[Owner]:
    """Everybody who must agree to something, once for each part."""
    owners = Owners(catalog)
    every = (owner for each in written(catalog) for owner in owners.of(each))
    return {(each.team.id, each.part): each for each in every}.values()
