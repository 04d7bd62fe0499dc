"""Agreements that allow nothing."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.windows.collisions import AHEAD, about, ahead
from catalogkit.catalog.windows.occurrences import works
from catalogkit.catalog.windows.zones import midnight, zone_of
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.plan import Agreement, Freeze, ScheduledWork

SECONDS = 86400


@check(severity=Severity.WARNING)
def agreement_of_nothing(catalog: Catalog) -> Iterator[Diagnostic]:
    """An agreement is about nothing, about a hard freeze, or no longer needed."""
    for work in catalog.all(ScheduledWork):
        for each in work.agreed:
            message = _why(catalog, work, each)
            if message:
                yield agreement_of_nothing.found(work.at(each), message)


def _why(catalog: Catalog, work: ScheduledWork, agreement: Agreement) -> str:
    other = about(catalog, agreement)
    if other is None:
        return "an agreement is about one freeze or one work: name it"
    if isinstance(other, Freeze) and other.level == "hard":
        return f"'{other.id}' is a hard freeze: nobody can agree to work in it"
    works_met = [each for each in (work, other) if isinstance(each, ScheduledWork)]
    if any(_over(catalog, each) for each in works_met):
        return ""
    pair = {work.key, other.key}
    if any({each.work.key, each.other.key} == pair for each in ahead(catalog)):
        return ""
    return f"it does not meet '{other.id}', so this agreement is not needed"


def _over(catalog: Catalog, work: ScheduledWork) -> bool:
    begin = midnight(catalog.today, zone_of(catalog, work))
    return not works(catalog, work, (begin, begin + AHEAD * SECONDS))
