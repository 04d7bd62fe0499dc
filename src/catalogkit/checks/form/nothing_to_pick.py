"""A field that offers nothing."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.fields import every_field
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.base import Entity
from catalogkit.model.landscape import System
from catalogkit.model.organisation import Site, Team

PICKED: dict[str, type[Entity]] = {"site": Site, "system": System, "team": Team}


@check(severity=Severity.WARNING)
def nothing_to_pick(catalog: Catalog) -> Iterator[Diagnostic]:
    """A field lets people pick a site, system or team, and there is none."""
    empty = {kind for kind, each in PICKED.items() if not any(catalog.all(each))}
    if not empty:
        return
    for entity, field in every_field(catalog):
        if field.type in empty:
            message = f"the catalog declares no {field.type} to pick"
            yield nothing_to_pick.found(
                entity.at(field, "type"),
                f"{message}, so '{field.id}' takes any text",
            )
