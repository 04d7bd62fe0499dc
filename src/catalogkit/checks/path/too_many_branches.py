"""An item that is several items."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity

MOST = 7


@check(severity=Severity.WARNING)
def too_many_branches(catalog: Catalog) -> Iterator[Diagnostic]:
    """An item has more paths than anybody can keep in mind."""
    for item in catalog.items():
        if len(item.paths) > MOST:
            message = f"{len(item.paths)} paths are more than anybody keeps in mind"
            message += f" (at most {MOST}): this may be several items"
            yield too_many_branches.found(item.at_key("paths"), message)
