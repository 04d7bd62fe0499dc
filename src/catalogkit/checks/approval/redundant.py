"""Approvals that another one makes needless."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.proofs import proven
from catalogkit.catalog.proofs.found import Redundant
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity


@check(severity=Severity.WARNING)
def redundant(catalog: Catalog) -> Iterator[Diagnostic]:
    """An approval is needed only where another one asks the same people."""
    for found in proven(catalog, Redundant):
        item, other = found.item, found.other.id
        message = f"'{found.step.id}' is needed only where '{other}' asks the same"
        message += " people anyway"
        notes = [Note(item.at(found.other, "when"), f"'{other}' is needed here")]
        place = item.at(found.step, "when")
        yield redundant.found(place, message, notes=notes)
