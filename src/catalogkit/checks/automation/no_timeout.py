"""Automations that may hang for ever."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.knowledge import Automation


@check(severity=Severity.WARNING)
def no_timeout(catalog: Catalog) -> Iterator[Diagnostic]:
    """Nothing says how long an automation may take."""
    for each in catalog.all(Automation):
        if each.timeout is None:
            message = "nothing says how long this may take, so it may hang unnoticed:"
            yield no_timeout.found(each.at("id"), f"{message} give a 'timeout'")
