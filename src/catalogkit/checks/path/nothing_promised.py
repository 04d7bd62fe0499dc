"""A path on which the promise silently ends."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.service_item import leads_to

ELSEWHERE = frozenset({"change", "problem"})


@check
def nothing_promised(catalog: Catalog) -> Iterator[Diagnostic]:
    """A path leads to a change or a problem and does not say what is promised there."""
    for item in catalog.items():
        for name, path in item.paths.items():
            if path.promise is None and leads_to(name, path) in ELSEWHERE:
                message = f"'{name}' leads to a {leads_to(name, path)} and does not say"
                message += " what is promised: write a promise, or 'promise: none' and"
                message += " what the requester is 'told'"
                yield nothing_promised.found(item.at_key("paths", name), message)
