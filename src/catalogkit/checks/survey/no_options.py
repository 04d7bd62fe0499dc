"""Questions with nothing to answer."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.knowledge import Question, Survey


@check
def no_options(catalog: Catalog) -> Iterator[Diagnostic]:
    """A question of a survey offers no answers."""
    for survey in catalog.all(Survey):
        for question in survey.questions:
            said = _lacks(question)
            if said is not None:
                message = f"'{question.id}' offers no answers: {said}"
                yield no_options.found(survey.at(question, "type"), message)


def _lacks(question: Question) -> str | None:
    if question.type == "choice" and not question.options:
        return "a choice has 'options'"
    ends = (question.from_, question.to)
    if question.type == "scale" and None in ends:
        return "a scale has 'from' and 'to'"
    return None
