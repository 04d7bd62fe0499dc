"""Public holidays, as the library `holidays` knows them."""

from functools import lru_cache

from catalogkit.catalog.offsets import EPOCH


@lru_cache(maxsize=4096)
def public_holidays(country: str, subdivision: str | None, year: int) -> frozenset[int]:
    """The public holidays of a year, as days since 1970.

    None where the country or the year is not known; those of the whole country where
    the subdivision is not.
    """
    import holidays  # noqa: PLC0415 - takes 0.1 s, and most catalogs need none

    known = parts_with_holidays(country)
    if known is None:
        return frozenset()
    part = subdivision if subdivision in known else None
    found = holidays.country_holidays(country, subdiv=part, years=year)
    return frozenset(day.toordinal() - EPOCH for day in found if day.year == year)


@lru_cache(maxsize=512)
def parts_with_holidays(country: str) -> tuple[str, ...] | None:
    """The parts of a country that have holidays of their own, by their ISO 3166-2 code.

    None where no holidays of the country are known. Names of parts count as well.
    """
    import holidays  # noqa: PLC0415 - see above

    try:
        found = holidays.country_holidays(country)
    except NotImplementedError:
        return None
    return (*found.subdivisions, *found.subdivisions_aliases)
