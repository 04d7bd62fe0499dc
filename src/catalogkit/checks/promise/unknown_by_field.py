"""A day that nobody is asked for."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.near import near
from catalogkit.model.promise import By, Commitment
from catalogkit.model.service_item import ServiceItem

DATES = frozenset({"date", "datetime"})


@check
def unknown_by_field(catalog: Catalog) -> Iterator[Diagnostic]:
    """A promise counts from a field that is not asked, or that is no date."""
    for item in catalog.items():
        for by in _days(item):
            kinds = {field.id: field.type for field in item.form}
            if by.by not in kinds:
                dates = [name for name, kind in kinds.items() if kind in DATES]
                message = f"no field is called '{by.by}'{near(by.by, dates)}"
                yield unknown_by_field.found(item.at(by, "by"), message)
            elif kinds[by.by] not in DATES:
                message = f"'{by.by}' is of type {kinds[by.by]}, so it names no day"
                yield unknown_by_field.found(item.at(by, "by"), message)


def _days(item: ServiceItem) -> Iterator[By]:
    for promise in (item.promise, *(path.promise for path in item.paths.values())):
        if promise is None or not isinstance(promise, Commitment):
            continue
        for each in (promise, promise.next):
            for case in (each and each.fulfil) or ():
                if isinstance(case.is_, By):
                    yield case.is_
