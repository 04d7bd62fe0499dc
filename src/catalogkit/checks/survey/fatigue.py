"""People who are asked too often."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.knowledge import Survey


@check(severity=Severity.WARNING)
def fatigue(catalog: Catalog) -> Iterator[Diagnostic]:
    """Nothing keeps a survey from asking the same person every day."""
    for survey in catalog.all(Survey):
        if survey.at_most_every is None:
            message = "one person may be asked after every request: give an"
            yield fatigue.found(survey.at("id"), f"{message} 'at_most_every'")
