"""What the JSON Schema of a form cannot say, and its page does."""

from collections.abc import Iterator

from catalogkit.catalog.answered import limits
from catalogkit.catalog.canonical import Ask, Between, During, Is, Isnt, Other, Today
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.formats import whole
from catalogkit.catalog.records import Records
from catalogkit.diagnostic import Diagnostic, Place, Severity
from catalogkit.model.condition import Condition
from catalogkit.model.form import Field
from catalogkit.model.service_item import ServiceItem
from catalogkit.targets import lossy
from catalogkit.targets.forms.when import Level


def unsaid(
    item: ServiceItem, catalog: Catalog, records: Records
) -> Iterator[Diagnostic]:
    """A hint at each line that the schema leaves to the page and the server."""
    level = Level({each.id: each for each in item.form}, records)
    for each in item.constraints:
        yield from _asked(item, each.require, level, catalog)
    yield from _fields(item, item.form, level, catalog)
    for task in item.fulfilment:
        asks = {each.id: each for each in task.asks}
        own = Level(asks, records, f"{task.id}.")
        yield from _fields(item, task.asks, own, catalog)


def _fields(
    item: ServiceItem, fields: tuple[Field, ...], level: Level, catalog: Catalog
) -> Iterator[Diagnostic]:
    for asked in fields:
        conditions = [asked.visible_when, asked.required_when]
        conditions += [option.when for option in asked.options]
        for condition in conditions:
            if condition is not None:
                yield from _asked(item, condition, level, catalog)
        if asked.pattern is not None and whole(asked.pattern) is None:
            message = (
                f"the pattern '{asked.pattern}' cannot be used, so nothing is asked"
            )
            yield lossy(item.at(asked, "pattern"), message)
        low, high = limits(asked, catalog.manifest.currency)
        for key, limit in (("min", low), ("max", high)):
            if isinstance(limit, Today):
                yield _hint(item.at(asked, key), "a day relative to today")
        if asked.fields:
            inner = Level({each.id: each for each in asked.fields}, level.records)
            yield from _fields(item, asked.fields, inner, catalog)


def _asked(
    item: ServiceItem, condition: Condition, level: Level, catalog: Catalog
) -> Iterator[Diagnostic]:
    for ask in level.unsaid(catalog.typed[id(condition)]):
        yield _hint(item.at(condition).at(*ask.route), _what(ask))


def _hint(place: Place, what: str) -> Diagnostic:
    message = f"the JSON Schema cannot ask for {what}: the form's page does"
    return lossy(place, message, Severity.HINT)


def _what(ask: Ask) -> str:
    match ask.test:
        case During():
            return "working hours"
        case Is(values) | Isnt(values):
            found: tuple[object, ...] = values
        case Between(low, high):
            found = (low, high)
        case _:
            found = ()
    if any(isinstance(each, Today) for each in found):
        return "a day relative to today"
    if any(isinstance(each, Other) for each in found):
        return "two answers to be compared"
    return f"'{ask.field}', which is no answer"
