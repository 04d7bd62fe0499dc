"""Parts of countries whose holidays nobody knows."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.days_off import parts_with_holidays
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.near import near
from catalogkit.model.time import Calendar


@check
def unknown_subdivision(catalog: Catalog) -> Iterator[Diagnostic]:
    """The part of a country has no holidays of its own that are known."""
    for each in catalog.all(Calendar):
        days = each.holidays
        if days is None or days.country is None or days.subdivision is None:
            continue
        known = parts_with_holidays(days.country)
        if known is None or days.subdivision in known:
            continue
        place = each.at("holidays", "subdivision")
        if known:
            what = (
                f"'{days.subdivision}' is no part of {days.country} such as {known[0]}"
            )
            message = f"{what}{near(days.subdivision, known)}"
        else:
            message = (
                f"the holidays of {days.country} are known for the whole country only: "
                f"leave out '{days.subdivision}'"
            )
        yield unknown_subdivision.found(place, message)
