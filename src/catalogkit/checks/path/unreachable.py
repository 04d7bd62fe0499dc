"""A path without traffic."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import softened
from catalogkit.catalog.proofs import proven
from catalogkit.catalog.proofs.found import Unreachable
from catalogkit.catalog.proofs.words import line, place_of
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note


@check
def unreachable(catalog: Catalog) -> Iterator[Diagnostic]:
    """No request that the form accepts takes a path."""
    for found in proven(catalog, Unreachable):
        covered = _covered(found) if found.covering else _impossible(catalog, found)
        yield softened(covered, found.item)


def _covered(found: Unreachable) -> Diagnostic:
    item, names = found.item, " and ".join(f"'{name}'" for name in found.covering)
    takes = "takes" if len(found.covering) == 1 else "take"
    message = f"nobody takes '{found.path}': {names} {takes} everything before it"
    notes = [
        Note(item.at("paths", name, "when"), f"'{name}' takes these")
        for name in found.covering
    ]
    return unreachable.found(item.at_key("paths", found.path), message, notes=notes)


def _impossible(catalog: Catalog, found: Unreachable) -> Diagnostic:
    item, when = found.item, found.item.paths[found.path].when
    place = item.at("paths", found.path, "when")
    message = f"nobody takes '{found.path}': no request meets its condition"
    if when is None or not found.lines:
        return unreachable.found(place, message)
    lines = " and ".join(f"'{line(catalog, item, each)}'" for each in found.lines)
    never = "never hold together" if len(found.lines) > 1 else "never holds"
    message = f"nobody takes '{found.path}': {lines} {never}"
    first, *others = (place_of(item, when, each) for each in found.lines)
    notes = [Note(each, "excludes it") for each in others]
    return unreachable.found(first, message, notes=notes)
