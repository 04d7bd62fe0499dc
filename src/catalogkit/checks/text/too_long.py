"""Titles that no list can show."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import in_use
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity

MOST = 80


@check(severity=Severity.WARNING)
def too_long(catalog: Catalog) -> Iterator[Diagnostic]:
    """A title has more than 80 characters."""
    for entity in in_use(catalog):
        if entity.title is None:
            continue
        for locale, words in entity.title.by_locale.items():
            if len(words) > MOST:
                message = f"the title has {len(words)} characters, and lists cut it off"
                place = entity.at("title", locale)
                yield too_long.found(place, f"{message} after {MOST}")
