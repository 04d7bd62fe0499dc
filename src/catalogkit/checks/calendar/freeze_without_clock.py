"""Business days of nowhere."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.plan import Freeze


@check(severity=Severity.WARNING)
def freeze_without_clock(catalog: Catalog) -> Iterator[Diagnostic]:
    """A freeze counts business days, and nothing says of which calendar."""
    for freeze in catalog.all(Freeze):
        for key, edge in (("from", freeze.when.from_), ("to", freeze.when.to)):
            if edge and edge.endswith("bd") and freeze.when.calendar is None:
                message = f"'{edge}' counts business days, and nothing says where: name"
                place = freeze.at("when", key)
                yield freeze_without_clock.found(place, f"{message} a 'calendar'")
                break
