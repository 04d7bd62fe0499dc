"""A freeze without a time."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.plan import Freeze, Recurring

EDGES = ("start", "end")
DAY = len("2026-11-11")


@check
def freeze_never(catalog: Catalog) -> Iterator[Diagnostic]:
    """A freeze does not say in one way when it begins and ends."""
    for freeze in catalog.all(Freeze):
        message = _missing(freeze.when)
        if message:
            yield freeze_never.found(freeze.at("when"), message)


def _missing(when: Recurring) -> str:
    if when.every and when.rrule:
        return "'every' and 'rrule' both say how it comes back: keep one"
    if when.from_ is None or when.to is None:
        return "it needs 'from' and 'to', and 'every' or 'rrule' where it comes back"
    edges = (when.from_, when.to)
    relative = [each for each in edges if each.startswith(EDGES)]
    if relative and not when.every:
        return f"'{relative[0]}' of what? Say 'every': week, month, quarter or year"
    if when.every and len(relative) < len(edges):
        return "a day is one day: with 'every', write edges such as end - 2bd"
    if not relative and when.to[:DAY] < when.from_[:DAY]:
        return f"it ends on {when.to[:DAY]}, before it begins"
    return ""
