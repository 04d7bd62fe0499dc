"""A freeze that nobody can lift."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.plan import Freeze


@check(severity=Severity.WARNING)
def freeze_without_owner(catalog: Catalog) -> Iterator[Diagnostic]:
    """Nobody owns a freeze."""
    for freeze in catalog.all(Freeze):
        if freeze.owner is None:
            message = "nobody can lift it or agree to an exception: name its 'owner'"
            yield freeze_without_owner.found(freeze.at("id"), message)
