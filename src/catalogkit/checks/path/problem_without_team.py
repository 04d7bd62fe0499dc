"""A problem that nobody looks into."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.service_item import leads_to


@check
def problem_without_team(catalog: Catalog) -> Iterator[Diagnostic]:
    """A path leads to a problem and names no team that looks for the cause."""
    for item in catalog.items():
        for name, path in item.paths.items():
            if path.team is None and leads_to(name, path) == "problem":
                message = (
                    f"'{name}' leads to a problem, but no team looks for the cause"
                )
                place = item.at_key("paths", name)
                yield problem_without_team.found(place, message)
