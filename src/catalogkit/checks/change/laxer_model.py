"""A model that asks less of a more sensitive change."""

from collections.abc import Iterator
from itertools import permutations

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.sensitive import above
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity
from catalogkit.model.change_model import ChangeModel


@check(severity=Severity.WARNING)
def laxer_model(catalog: Catalog) -> Iterator[Diagnostic]:
    """A change of a more sensitive value stream needs fewer agreements."""
    models = sorted(catalog.all(ChangeModel), key=lambda each: each.id)
    for strict, other in permutations(models, 2):
        if strict.change_type != other.change_type or not above(strict, other):
            continue
        if len(strict.approvals) < len(other.approvals):
            message = f"more sensitive than '{other.id}', and fewer agree:"
            message += f" {len(strict.approvals)} instead of {len(other.approvals)}"
            note = Note(other.at("approvals"), "who agrees there")
            yield laxer_model.found(strict.at("sensitivity"), message, notes=[note])
