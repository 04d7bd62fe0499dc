"""A promise that does not say by when."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import softened
from catalogkit.catalog.promises import everywhere, place
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Place


@check
def no_time(catalog: Catalog) -> Iterator[Diagnostic]:
    """A promise does not say by when a request is fulfilled."""
    for item in catalog.items():
        whole = item.promise
        if whole is not None and (whole.fulfil or whole.use is not None):
            continue
        seen: set[Place] = set()
        for name, held in everywhere(item):
            if held.fulfil or held.use is not None:
                continue
            where = place(item, name)
            if where not in seen:
                seen.add(where)
                message = "it does not say by when: add 'fulfil', or 'use' a class"
                yield softened(no_time.found(where, message), item)
