"""Questions that must be answered and are not asked."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import softened
from catalogkit.catalog.proofs import proven
from catalogkit.catalog.proofs.found import Never
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note


@check
def hidden_required(catalog: Catalog) -> Iterator[Diagnostic]:
    """A field is required only while it is hidden, so it is never asked."""
    for found in proven(catalog, Never):
        item, use = found.item, found.use
        if use.field is None:
            continue
        place = item.at(use.condition)
        if use.what == "shown" and use.field.required:
            message = f"'{use.name}' is required, but no request ever shows it"
            yield softened(hidden_required.found(place, message), item)
        elif use.what == "required" and found.given is not None:
            message = f"'{use.name}' is required only while it is hidden"
            message += ", so it is never required"
            notes = [Note(item.at(use.field, "visible_when"), "shown only then")]
            found_here = hidden_required.found(place, message, notes=notes)
            yield softened(found_here, item)
