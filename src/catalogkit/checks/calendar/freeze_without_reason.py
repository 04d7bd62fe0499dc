"""A freeze that nobody understands."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.plan import Freeze


@check(severity=Severity.WARNING)
def freeze_without_reason(catalog: Catalog) -> Iterator[Diagnostic]:
    """A freeze does not say why changes rest."""
    for freeze in catalog.all(Freeze):
        if freeze.reason is None:
            message = "nobody who must wait learns why: give a 'reason'"
            yield freeze_without_reason.found(freeze.at("id"), message)
