"""Countries that no list of holidays knows."""

import re
from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Edit
from catalogkit.model.time import Calendar

CODE = re.compile(r"[A-Z]{2}")
MEANT = {"UK": "GB", "EN": "GB", "CHN": "CN", "DEU": "DE", "USA": "US", "GER": "DE"}
"""What people write for a country, and its code."""


@check
def bad_country(catalog: Catalog) -> Iterator[Diagnostic]:
    """The country of a calendar's holidays is no ISO 3166 code."""
    for each in catalog.all(Calendar):
        country = each.holidays.country if each.holidays is not None else None
        if country is None:
            continue
        code = country.upper()
        meant = MEANT.get(code) or (code if CODE.fullmatch(code) else None)
        if meant != country:
            hint = f"; did you mean '{meant}'?" if meant else ""
            message = f"'{country}' is no country code such as CN or DE{hint}"
            place = each.at("holidays", "country")
            fix = Edit(place, "set", meant, f"write {meant}") if meant else None
            yield bad_country.found(place, message, fix=fix)
