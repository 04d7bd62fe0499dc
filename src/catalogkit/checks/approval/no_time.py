"""An approval that may wait for ever."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import softened
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic


@check
def no_time(catalog: Catalog) -> Iterator[Diagnostic]:
    """An approval has no time, so it may wait for ever."""
    for item in catalog.items():
        for step in item.approvals:
            if step.within is None:
                message = f"'{step.id}' has no 'within', so its silence never ends"
                yield softened(no_time.found(item.at(step, "id"), message), item)
