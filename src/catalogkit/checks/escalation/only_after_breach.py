"""A ladder that begins when it is too late."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.flow import EscalationStep

ALL = 100


@check(severity=Severity.WARNING)
def only_after_breach(catalog: Catalog) -> Iterator[Diagnostic]:
    """Nobody hears of a delay before the promise is broken."""
    for item in catalog.items():
        if item.escalation and all(map(_late, item.escalation)):
            message = "the first step comes when the promise is broken: add one before,"
            place = item.at(item.escalation[0], "at")
            yield only_after_breach.found(place, f"{message} such as 'at: 80%'")


def _late(step: EscalationStep) -> bool:
    at = step.at
    return at == "breach" or (at.endswith("%") and float(at[:-1]) >= ALL)
