"""An end that is no day."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.duration import duration
from catalogkit.model.near import near
from catalogkit.model.service_item import ServiceItem

DATES = frozenset({"date", "datetime"})
ANSWER = "answers."


@check
def until_no_date(catalog: Catalog) -> Iterator[Diagnostic]:
    """A grant ends on something that is neither a date nor a duration."""
    for item in catalog.items():
        if item.grant is not None and item.grant.until is not None:
            wrong = _wrong(item, item.grant.until)
            if wrong:
                yield until_no_date.found(item.at("grant", "until"), wrong)


def _wrong(item: ServiceItem, until: str) -> str:
    kinds = {field.id: field.type for field in item.form}
    if not until.startswith(ANSWER):
        try:
            duration(until)
        except ValueError as error:
            if until in kinds:
                return f"an answer is written '{ANSWER}{until}' here"
            return f"{error}, and no answer such as '{ANSWER}until'"
        return ""
    name = until.removeprefix(ANSWER)
    if name not in kinds:
        dates = [each for each, kind in kinds.items() if kind in DATES]
        return f"no field is called '{name}'{near(name, dates)}"
    if kinds[name] not in DATES:
        return f"'{name}' is of type {kinds[name]}, so it names no day"
    return ""
