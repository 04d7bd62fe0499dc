"""Public holidays, as the library `holidays` knows them."""

from functools import lru_cache

from catalogkit.catalog.offsets import EPOCH


@lru_cache(maxsize=4096)
def public_holidays(country: str, subdivision: str | None, year: int) -> frozenset[int]:
    """The public holidays of a year, as days since 1970.

    None where the library does not know the country, the subdivision or the year.
    """
    import holidays  # noqa: PLC0415 - takes 0.1 s, and most catalogs need none

    try:
        found = holidays.country_holidays(country, subdiv=subdivision, years=year)
    except NotImplementedError:
        return frozenset()
    return frozenset(day.toordinal() - EPOCH for day in found if day.year == year)
