"""A bundle that fills in another form wrongly."""

from collections.abc import Iterator

from catalogkit.catalog.bundles import parts
from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Edit, Note, Place
from catalogkit.model.answers import Raw
from catalogkit.model.flow import Task
from catalogkit.model.form import Field
from catalogkit.model.near import certain, near
from catalogkit.model.service_item import ServiceItem

KNOWN = frozenset({"answers", "requester", "recipient", "request"})
"""What an answer may be taken from: `answers.device`, `requester.login`."""


@check
def bundle_answers(catalog: Catalog) -> Iterator[Diagnostic]:
    """A task requests another item with answers that its form does not take."""
    for item in catalog.items():
        for task in parts(item):
            if task.item is not None:
                yield from _judged(catalog, item, task, catalog[task.item])


def _judged(
    catalog: Catalog, item: ServiceItem, task: Task, other: ServiceItem
) -> Iterator[Diagnostic]:
    fields = {field.id: field for field in other.form}
    for name, answer in task.answers.items():
        place, taken = item.at(task, "answers", name), _taken(answer.raw, item)
        if name not in fields:
            yield _unknown(place, name, list(fields), other)
        elif taken is not None:
            yield from _source(place, *taken, item)
        else:
            yield from _options(catalog, place, fields[name], answer.raw)
    for field in other.form:
        if field.id not in task.answers and _must(field):
            message = (
                f"'{other.id}' asks for '{field.id}', and this task does not say it"
            )
            note = Note(other.at(field, "id"), "required here")
            yield bundle_answers.found(item.at(task, "item"), message, notes=[note])


def _taken(raw: Raw, item: ServiceItem) -> tuple[str, str] | None:
    """Where an answer is taken from, such as (answers, device), if it is."""
    base, dot, name = raw.partition(".") if isinstance(raw, str) else ("", "", "")
    if not dot or not (
        base in KNOWN or any(each.id == base for each in item.fulfilment)
    ):
        return None
    return base, name.partition(".")[0]


def _source(
    place: Place, base: str, name: str, item: ServiceItem
) -> Iterator[Diagnostic]:
    known = [field.id for field in item.form]
    if base != "answers":
        asked = [each.asks for each in item.fulfilment if each.id == base]
        known = [field.id for fields in asked for field in fields] + ["outcome"]
    if name not in known and (base == "answers" or base not in KNOWN):
        where = "of this item" if base == "answers" else f"of the task '{base}'"
        message = f"no field {where} is called '{name}'{near(name, known)}"
        yield bundle_answers.found(place, message)


def _unknown(
    place: Place, name: str, known: list[str], other: ServiceItem
) -> Diagnostic:
    meant = certain(name, known)
    fix = Edit(place.of_key(), "rename", meant, f"call it {meant}") if meant else None
    message = f"'{other.id}' does not ask for '{name}'{near(name, known)}"
    return bundle_answers.found(place.of_key(), message, fix=fix)


def _options(
    catalog: Catalog, place: Place, field: Field, raw: Raw
) -> Iterator[Diagnostic]:
    known = _known(catalog, field)
    if known is None:
        return
    for each in raw if isinstance(raw, list) else [raw]:
        if isinstance(each, str) and each not in known:
            message = f"'{each}' is no option of '{field.id}'{near(each, known)}"
            yield bundle_answers.found(place, message)


def _known(catalog: Catalog, field: Field) -> list[str] | None:
    """The answers a field takes, None where it takes more than can be listed."""
    if field.type == "boolean":
        return ["true", "false"]
    if field.options_from is not None:
        rows = catalog.rows.get(field.options_from.list, ())
        return [row.get("id", "") for row in rows]
    return [each.id for each in field.options] if field.options else None


def _must(field: Field) -> bool:
    return field.required and field.default is None and field.visible_when is None
