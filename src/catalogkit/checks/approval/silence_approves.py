"""An approval by forgetting."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity


@check(severity=Severity.WARNING)
def silence_approves(catalog: Catalog) -> Iterator[Diagnostic]:
    """Silence counts as agreement."""
    for item in catalog.items():
        for step in item.approvals:
            if step.silence == "approve":
                message = f"'{step.id}' is given when nobody answers: whoever forgets"
                place = item.at(step, "silence")
                yield silence_approves.found(place, f"{message} to look agrees")
