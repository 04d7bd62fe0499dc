"""Questions that are left open."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.proofs import proven
from catalogkit.catalog.proofs.found import Open
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity


@check(severity=Severity.WARNING)
def not_proven(catalog: Catalog) -> Iterator[Diagnostic]:
    """A proof about conditions was given up, so something may be wrong unseen."""
    for each in proven(catalog, Open):
        message = f"it is not proven that {each.question}: {each.reason}"
        yield not_proven.found(each.place, message)
