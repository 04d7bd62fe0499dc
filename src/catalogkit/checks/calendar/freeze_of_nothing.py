"""A freeze that stops nothing."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.plan import Freeze


@check(severity=Severity.WARNING)
def freeze_of_nothing(catalog: Catalog) -> Iterator[Diagnostic]:
    """A freeze covers nothing, or only streams that run on no system."""
    for freeze in catalog.all(Freeze):
        reach = freeze.applies_to
        if reach is None or reach.systems or reach.items or reach.sites:
            continue
        if not reach.streams:
            message = "'applies_to' is empty, so it covers nothing: leave it out for"
            place = freeze.at("applies_to")
            yield freeze_of_nothing.found(place, f"{message} everything, or name what")
        stages = [stage for name in reach.streams for stage in catalog[name].stages]
        if stages and not any(each.systems or each.items for each in stages):
            listed = " and ".join(f"'{name}'" for name in reach.streams)
            message = f"no stage of {listed} runs on a system, so no change is stopped"
            place = freeze.at("applies_to", "streams")
            yield freeze_of_nothing.found(place, message)
