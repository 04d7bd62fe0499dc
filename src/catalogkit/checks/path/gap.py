"""A request that goes nowhere."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import softened
from catalogkit.catalog.proofs import proven
from catalogkit.catalog.proofs.found import Gap
from catalogkit.catalog.proofs.witness import facts, lacking
from catalogkit.catalog.proofs.words import line, place_of
from catalogkit.catalog.regions import said
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note


@check
def gap(catalog: Catalog) -> Iterator[Diagnostic]:
    """A request that the form accepts takes no path."""
    for found in proven(catalog, Gap):
        message = f"no path takes this request: {said(catalog, found.request)}"
        message += "; a path without 'when' would take the rest"
        place = found.item.at_key("paths")
        notes = list(_nearest(catalog, found))
        yield softened(gap.found(place, message, notes=notes), found.item)


def _nearest(catalog: Catalog, found: Gap) -> Iterator[Note]:
    """What each path would need, those first that need least."""
    item, known = found.item, facts(catalog, found.item, found.request)
    needs = [
        (name, path.when, lacking(catalog.typed[id(path.when)], known))
        for name, path in item.paths.items()
        if path.when is not None
    ]
    for name, when, lines in sorted(needs, key=lambda each: len(each[2])):
        if lines:
            wanted = ", ".join(line(catalog, item, each) for each in lines)
            place = place_of(item, when, lines[0])
            yield Note(place, f"'{name}' would need {wanted}")
