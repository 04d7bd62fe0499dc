"""A sensitive value stream that somebody does not speak for."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.stream import ValueStream

ROLES = ("business", "development", "test", "change", "operations", "security")
"""Who must be asked before something sensitive is changed."""


@check(severity=Severity.WARNING)
def missing_role(catalog: Catalog) -> Iterator[Diagnostic]:
    """Nobody speaks for a role in a value stream of high sensitivity."""
    for stream in catalog.all(ValueStream):
        missing = [each for each in ROLES if each not in stream.participants]
        if stream.sensitivity == "high" and missing:
            message = f"nobody speaks for {', '.join(missing)}: name their teams"
            yield missing_role.found(
                stream.at("sensitivity"), f"{message} as 'participants'"
            )
