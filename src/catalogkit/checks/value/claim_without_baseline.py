"""A saving of nobody knows what."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity


@check(severity=Severity.WARNING)
def claim_without_baseline(catalog: Catalog) -> Iterator[Diagnostic]:
    """An item claims to save something, and nothing says against what."""
    for item in catalog.items():
        value = item.value
        if value is None:
            continue
        if value.saves is not None and value.baseline is None:
            saved = [each for each in (value.saves.waiting, value.saves.effort) if each]
            listed = " and ".join(map(str, saved)) or "something"
            message = (
                f"it saves {listed} a request, and nothing says how that was found"
            )
            place = item.at("value", "saves")
            yield claim_without_baseline.found(place, f"{message}: add 'baseline'")
        elif value.baseline is not None and value.baseline.date > catalog.today:
            message = f"nothing was measured on {value.baseline.date}, which is to come"
            place = item.at("value", "baseline", "date")
            yield claim_without_baseline.found(place, message)
