"""Scales that end before they begin."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.knowledge import Survey


@check
def reversed_scale(catalog: Catalog) -> Iterator[Diagnostic]:
    """The scale of a question does not rise."""
    for survey in catalog.all(Survey):
        for question in survey.questions:
            low, high = question.from_, question.to
            if low is not None and high is not None and low >= high:
                message = f"a scale from {low} to {high} does not rise"
                yield reversed_scale.found(survey.at(question, "from"), message)
