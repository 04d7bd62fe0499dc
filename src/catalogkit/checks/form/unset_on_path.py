"""Answers that are not there when they are read."""

from collections.abc import Iterator
from dataclasses import replace

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import softened
from catalogkit.catalog.proofs import proven
from catalogkit.catalog.proofs.found import Unset
from catalogkit.catalog.proofs.routes import Routes
from catalogkit.catalog.proofs.witness import facts
from catalogkit.catalog.regions import said
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity


@check
def unset_on_path(catalog: Catalog) -> Iterator[Diagnostic]:
    """A task, an approval or a promise reads an answer that may be missing there."""
    for found in proven(catalog, Unset):
        each = softened(_found(catalog, found), found.item)
        yield replace(each, severity=Severity.WARNING) if found.message else each


def _found(catalog: Catalog, found: Unset) -> Diagnostic:
    item, name = found.item, found.field
    field = next(each for each in item.form if each.id == name)
    notes = [Note(item.at(field), "asked here")]
    if found.request is None:
        message = f"'{name}' is never answered where {found.reader} reads it"
        return unset_on_path.found(found.place, message)
    path = Routes.of(catalog, item).taken(facts(catalog, item, found.request))
    where = f" on '{path}'" if path else ""
    message = f"{found.reader} reads '{name}', which may be missing{where}:"
    message += f" {said(catalog, found.request)}"
    return unset_on_path.found(found.place, message, notes=notes)
