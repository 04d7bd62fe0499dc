"""A cause that stays."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.roadmap import Loop


@check(severity=Severity.WARNING)
def no_way_out(catalog: Catalog) -> Iterator[Diagnostic]:
    """Incidents make a problem, and nothing says who removes the cause, or how."""
    for loop in catalog.all(Loop):
        if loop.problem is None:
            message = "nobody looks for the cause: name the team as 'problem'"
            yield no_way_out.found(loop.at("id"), message)
        elif loop.change is None:
            message = f"'{loop.problem}' finds the cause, and nothing says by which"
            message += " change it is removed: name the model as 'change'"
            yield no_way_out.found(loop.at("problem"), message)
