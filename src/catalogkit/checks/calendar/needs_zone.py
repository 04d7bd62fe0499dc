"""Hours that could be anywhere."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.time import Calendar


@check
def needs_zone(catalog: Catalog) -> Iterator[Diagnostic]:
    """A calendar has hours and no time zone to read them in."""
    for each in catalog.all(Calendar):
        if each.hours and each.time_zone is None:
            message = "these hours could be anywhere: give a 'time_zone'"
            yield needs_zone.found(each.at("hours"), message)
