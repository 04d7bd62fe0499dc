"""Fields that wait for one another."""

from collections.abc import Iterator

from catalogkit.catalog.canonical import fields
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.fields import deep
from catalogkit.catalog.loops import arrows, loops
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note
from catalogkit.model.form import Field
from catalogkit.model.service_item import ServiceItem


@check
def visibility_loop(catalog: Catalog) -> Iterator[Diagnostic]:
    """Fields wait for one another before they are shown, so none of them ever is."""
    for item in catalog.items():
        yield from _in_one(catalog, item, item.form)
        for field in deep(item.form):
            if field.fields:
                yield from _in_one(catalog, item, field.fields)


def _in_one(
    catalog: Catalog, item: ServiceItem, form: tuple[Field, ...]
) -> Iterator[Diagnostic]:
    if all(field.visible_when is None for field in form):
        return
    edges = {
        field.id: [name.partition(".")[0] for name, _ in fields(tree)]
        for field in form
        if field.visible_when is not None
        and (tree := catalog.typed.get(id(field.visible_when))) is not None
    }
    if edges.keys().isdisjoint(name for names in edges.values() for name in names):
        return
    asked = {field.id: field for field in form}
    for loop in loops(edges):
        places = [item.at(asked[name], "visible_when") for name in loop[:-1]]
        waits = "it waits for its own answer" if len(places) == 1 else "each waits"
        message = f"'{loop[0]}' is never shown: {waits}, {arrows(loop)}"
        notes = [Note(place, "waits too") for place in places[1:]]
        yield visibility_loop.found(places[0], message, notes=notes)
