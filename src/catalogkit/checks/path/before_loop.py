"""Paths that each go first."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.loops import arrows, loops
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic


@check
def before_loop(catalog: Catalog) -> Iterator[Diagnostic]:
    """Paths go before one another in a circle, so none of them is first."""
    for item in catalog.items():
        first = {
            name: [each for each in path.before if each != name]
            for name, path in item.paths.items()
            if path.before
        }
        if len(first) < 2:  # noqa: PLR2004 - a circle needs two
            continue
        for loop in loops(first):
            index = item.paths[loop[0]].before.index(loop[1])
            place = item.at("paths", loop[0], "before", index)
            message = f"each of these paths goes first: {arrows(loop)}"
            yield before_loop.found(place, message)
