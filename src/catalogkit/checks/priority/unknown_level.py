"""A level that the matrix does not have."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.matrices import urgencies
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Edit, Note
from catalogkit.model.near import certain, near


@check
def unknown_level(catalog: Catalog) -> Iterator[Diagnostic]:
    """An item names an impact or urgency that its matrix does not have."""
    for item in catalog.items():
        if item.priority is None:
            continue
        matrix = catalog[item.priority.matrix]
        axes = (
            ("impact", item.priority.impact, list(matrix.impact)),
            ("urgency", item.priority.urgency, urgencies(matrix)),
        )
        for axis, cases, known in axes:
            for case in cases:
                if case.is_ not in known:
                    place = item.at(case, "is")
                    note = Note(matrix.at("impact"), "its levels")
                    message = f"'{matrix.id}' has no {axis} '{case.is_}'"
                    message += near(case.is_, known)
                    meant = certain(case.is_, known)
                    fix = Edit(place, "set", meant, f"write {meant}") if meant else None
                    yield unknown_level.found(place, message, notes=[note], fix=fix)
