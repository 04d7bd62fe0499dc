"""A number that no record holds."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.scopes import NUMBERED
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.fault import mended
from catalogkit.model.knowledge import Survey
from catalogkit.model.metric import Metric
from catalogkit.model.near import certain, near, nearest


@check
def unknown_value(catalog: Catalog) -> Iterator[Diagnostic]:
    """A metric takes an answer no survey asks for, or misspells what records hold."""
    asked = {q.id: q.type for s in catalog.all(Survey) for q in s.questions}
    for metric in catalog.all(Metric):
        value = metric.value
        meant = None if value is None else _meant(value.field)
        if value is not None and meant is not None:
            place = metric.at("value", "field")
            message = f"no record holds '{value.field}'; did you mean '{meant}'?"
            fix = mended(place, None, certain(str(value.field), NUMBERED))
            yield unknown_value.found(place, message, fix=fix)
        if value is None or value.answer is None:
            continue
        place = metric.at("value", "answer")
        if value.answer not in asked and catalog.lacks(Survey):
            continue
        if value.answer not in asked:
            message = f"no survey asks '{value.answer}'{near(value.answer, asked)}"
            fix = mended(place, None, certain(value.answer, asked))
            yield unknown_value.found(place, message, fix=fix)
        elif asked[value.answer] not in {"scale", "boolean"}:
            message = (
                f"'{value.answer}' is answered in words, which have no {metric.of}"
            )
            yield unknown_value.found(place, message)


def _meant(name: str | None) -> str | None:
    """What records hold where a name only looks like it; others come from elsewhere."""
    return None if name is None or name in NUMBERED else nearest(name, NUMBERED)
