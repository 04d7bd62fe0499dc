"""Automations that nobody continues."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.knowledge import Automation


@check
def no_failure_path(catalog: Catalog) -> Iterator[Diagnostic]:
    """Nobody continues by hand when an automation fails."""
    for each in catalog.all(Automation):
        if each.on_failure is None:
            message = "when this fails, nobody continues by hand: name a team in"
            yield no_failure_path.found(each.at("id"), f"{message} 'on_failure'")
