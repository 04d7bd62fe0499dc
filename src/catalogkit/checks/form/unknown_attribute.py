"""Answers picked by what nothing is like."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.fields import every_field
from catalogkit.catalog.records import Records, Table
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.base import Entity
from catalogkit.model.form import Field
from catalogkit.model.near import near


@check
def unknown_attribute(catalog: Catalog) -> Iterator[Diagnostic]:
    """A field offers sites, systems or teams of an attribute or value that none has."""
    records = Records(catalog)
    lost = {each.partition(":")[0] for each in catalog.absent}
    for owner, field in every_field(catalog):
        table = records.table(field.type) if field.where else {}
        if not table or field.type in lost:
            continue
        found = list(_unknown(owner, field, table))
        yield from found
        if not found and not records.ids(field):
            message = f"no {field.type} is all of this, so '{field.id}' offers nothing"
            yield unknown_attribute.found(owner.at(field, "where"), message)


def _unknown(owner: Entity, field: Field, table: Table) -> Iterator[Diagnostic]:
    for name, values in field.where.items():
        known = {str(each[name]) for each in table.values() if name in each}
        if not known:
            every = {key for each in table.values() for key in each}
            message = f"no {field.type} has a '{name}'{near(name, every)}"
            yield unknown_attribute.found(owner.at_key(field, "where", name), message)
            continue
        for index, value in enumerate(values):
            if value not in known:
                message = f"no {field.type} has the {name} '{value}'"
                message += near(value, known)
                place = owner.at(field, "where", name, index)
                yield unknown_attribute.found(place, message)
