"""Recurrence rules that cannot be used."""

import datetime
from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.windows.repeats import fault
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.plan import Freeze, ScheduledWork


@check
def bad_recurrence(catalog: Catalog) -> Iterator[Diagnostic]:
    """A freeze or planned work comes back by a rule that cannot be used."""
    for freeze in catalog.all(Freeze):
        when = freeze.when
        if when.rrule and when.from_ and when.from_[:1].isdigit():
            first = datetime.datetime.fromisoformat(when.from_)
            message = fault(when.rrule, first.replace(tzinfo=None))
            if message:
                yield bad_recurrence.found(freeze.at("when", "rrule"), message)
    for work in catalog.all(ScheduledWork):
        if work.window.rrule:
            message = fault(work.window.rrule, work.window.from_.replace(tzinfo=None))
            if message:
                yield bad_recurrence.found(work.at("window", "rrule"), message)
