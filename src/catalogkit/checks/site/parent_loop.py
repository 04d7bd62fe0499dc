"""A site that holds itself."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.loops import arrows, loops
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.organisation import Site


@check
def parent_loop(catalog: Catalog) -> Iterator[Diagnostic]:
    """A site lies in itself."""
    edges = {each.id: (each.parent,) for each in catalog.all(Site) if each.parent}
    for names in loops(edges):
        first = catalog.get(Site, names[0])
        if first is not None:
            message = f"'{first.id}' lies in itself: {arrows(names)}"
            yield parent_loop.found(first.at("parent"), message)
