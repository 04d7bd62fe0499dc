"""Systems that need one another."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.loops import arrows, loops
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.landscape import System


@check(severity=Severity.WARNING)
def depends_loop(catalog: Catalog) -> Iterator[Diagnostic]:
    """Systems depend on one another in a circle."""
    edges = {each.id: each.depends_on for each in catalog.all(System)}
    for names in loops(edges):
        first = catalog.get(System, names[0])
        if first is not None:
            ref = next(each for each in first.depends_on if each == names[1])
            message = f"no order of starting them is right: {arrows(names)}"
            yield depends_loop.found(first.at(ref), message)
