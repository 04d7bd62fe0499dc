"""Countries whose holidays nobody wrote down."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.days_off import parts_with_holidays
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.time import Calendar


@check
def holidays_unknown(catalog: Catalog) -> Iterator[Diagnostic]:
    """The holidays of a calendar's country are not known."""
    for each in catalog.all(Calendar):
        country = each.holidays.country if each.holidays is not None else None
        if country is None or not (len(country) == 2 and country.isupper()):  # noqa: PLR2004
            continue
        if parts_with_holidays(country) is None:
            message = (
                f"the public holidays of '{country}' are not known: "
                "list them in 'dates', or name a file in 'ics'"
            )
            place = each.at("holidays", "country")
            yield holidays_unknown.found(place, message)
