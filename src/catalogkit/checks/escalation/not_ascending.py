"""A ladder whose rungs are mixed up."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.flow import EscalationStep
from catalogkit.model.service_item import ServiceItem


@check(severity=Severity.WARNING)
def not_ascending(catalog: Catalog) -> Iterator[Diagnostic]:
    """A step of an escalation comes before the one above it."""
    for item in catalog.items():
        if len(item.escalation) > 1:
            yield from _judged(item)


def _judged(item: ServiceItem) -> Iterator[Diagnostic]:
    latest: dict[str, tuple[float, str]] = {}
    for step in item.escalation:
        share = _share(step)
        if share is None:
            continue
        for clock in step.of:
            before, written = latest.get(clock, (0.0, ""))
            if share < before:
                message = f"{step.at} comes before {written}, which stands above it"
                yield not_ascending.found(item.at(step, "at"), message)
                break
            latest[clock] = (share, step.at)


def _share(step: EscalationStep) -> float | None:
    """The share of the time that is gone, None for a time that is not a share."""
    if step.at == "breach":
        return 100.0
    return float(step.at[:-1]) if step.at.endswith("%") else None
