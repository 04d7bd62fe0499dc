"""A path at whose end nobody stands."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import softened
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.service_item import leads_to

WORKED = frozenset({"standard", "expert"})


@check
def no_team(catalog: Catalog) -> Iterator[Diagnostic]:
    """A standard or expert path names no team."""
    for item in catalog.items():
        for name, path in item.paths.items():
            if path.team is None and leads_to(name, path) in WORKED:
                message = f"'{name}' names no team, so its requests wait in no queue"
                found = no_team.found(item.at_key("paths", name), message)
                yield softened(found, item)
