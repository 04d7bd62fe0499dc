"""A promise to come that has come."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.promise import Commitment


@check(severity=Severity.WARNING)
def next_in_past(catalog: Catalog) -> Iterator[Diagnostic]:
    """A promise is announced for a day that has passed."""
    for item in catalog.items():
        for promise in (item.promise, *(path.promise for path in item.paths.values())):
            if not isinstance(promise, Commitment) or promise.next is None:
                continue
            day = promise.next.effective_from
            if day <= catalog.today:
                message = f"it is announced for {day}, which has come: put its times"
                message += " in place of the old ones"
                place = item.at(promise.next, "effective_from")
                yield next_in_past.found(place, message)
