"""Two paths for every request."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note


@check
def two_defaults(catalog: Catalog) -> Iterator[Diagnostic]:
    """Two paths have no condition, so both would take every request."""
    for item in catalog.items():
        rest = [name for name, path in item.paths.items() if path.when is None]
        for name in rest[1:]:
            message = f"'{rest[0]}' and '{name}' have no 'when', so both take every"
            note = Note(item.at_key("paths", rest[0]), "the other one")
            place = item.at_key("paths", name)
            yield two_defaults.found(place, f"{message} request", notes=[note])
