"""A risk that everybody knows and nobody minds."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.roadmap import Roadmap


@check(severity=Severity.WARNING)
def risk_without_response(catalog: Catalog) -> Iterator[Diagnostic]:
    """Nothing says what is done about a risk."""
    for roadmap in catalog.all(Roadmap):
        for stage in roadmap.stages:
            for risk in stage.risks:
                if risk.response is None:
                    message = (
                        f"the {risk.category} of '{stage.id}' is a risk, and nothing"
                    )
                    place = roadmap.at(risk, "category")
                    yield risk_without_response.found(
                        place, f"{message} says what is done about it: add 'response'"
                    )
