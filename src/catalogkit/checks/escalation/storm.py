"""A ladder that shouts."""

from collections import Counter
from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.parties import reached
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.service_item import ServiceItem

MOST = 3


@check(severity=Severity.WARNING)
def storm(catalog: Catalog) -> Iterator[Diagnostic]:
    """One person is told of the same late request again and again."""
    for item in catalog.items():
        most = sum(len(step.notify) and len(step.of) for step in item.escalation)
        if most > MOST:
            yield from _counted(catalog, item)


def _counted(catalog: Catalog, item: ServiceItem) -> Iterator[Diagnostic]:
    told: Counter[str] = Counter()
    for step in item.escalation:
        parties = [reached(catalog, item, party) for party in step.notify]
        for name in dict.fromkeys(name for names in parties for name in names):
            before = told[name]
            told[name] += len(step.of)
            if before <= MOST < told[name]:
                index = next(i for i, names in enumerate(parties) if name in names)
                message = (
                    f"'{name}' has heard of the same request {told[name]} times by"
                )
                message += f" now: more than {MOST} times is noise"
                yield storm.found(item.at(step, "notify", index), message)
