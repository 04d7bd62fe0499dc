"""Options from a column that is not there."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.fields import deep, every_field
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.base import Entity
from catalogkit.model.form import Field, OptionsFrom
from catalogkit.model.landscape import ValueList
from catalogkit.model.near import near
from catalogkit.model.service_item import ServiceItem

ANSWERS = "answers."


@check
def unknown_column(catalog: Catalog) -> Iterator[Diagnostic]:
    """Options come from a column or an answer that is not there."""
    for owner, field in every_field(catalog):
        if field.options_from is not None:
            yield from _columns(catalog, owner, field.options_from)
            if isinstance(owner, ServiceItem):
                yield from _answers(owner, field, field.options_from)


def _columns(
    catalog: Catalog, owner: Entity, source: OptionsFrom
) -> Iterator[Diagnostic]:
    table: ValueList = catalog[source.list]
    if source.label is None and "title" not in table.columns:
        message = f"'{table.id}' has no column 'title' to show: name one with 'label'"
        place = owner.at(source, "list")
        yield unknown_column.found(place, message)
    if source.label is not None and source.label not in table.columns:
        message = f"'{table.id}' has no column '{source.label}'"
        message += near(source.label, table.columns)
        yield unknown_column.found(owner.at(source, "label"), message)
    for column in source.where:
        if column not in table.columns:
            message = f"'{table.id}' has no column '{column}'"
            message += near(column, table.columns)
            yield unknown_column.found(owner.at_key(source, "where", column), message)


def _answers(
    item: ServiceItem, field: Field, source: OptionsFrom
) -> Iterator[Diagnostic]:
    for column, value in source.where.items():
        if not value.startswith(ANSWERS):
            continue
        name = value.removeprefix(ANSWERS)
        known = {each.id for each in deep(item.form)} - {field.id}
        if name not in known:
            own = name == field.id
            what = "is this very field" if own else "is no field of this form"
            message = f"'{name}' {what}{'' if own else near(name, known)}"
            place = item.at(source, "where", column)
            yield unknown_column.found(place, message)
