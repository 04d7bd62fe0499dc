"""A model that asks less of a more sensitive change."""

from collections.abc import Iterator
from itertools import permutations
from typing import get_args

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity
from catalogkit.model.change_model import ChangeModel
from catalogkit.model.stream import Sensitivity

_RANK = {name: rank for rank, name in enumerate(get_args(Sensitivity))}


@check(severity=Severity.WARNING)
def laxer_model(catalog: Catalog) -> Iterator[Diagnostic]:
    """A change of a more sensitive value stream needs fewer agreements."""
    models = sorted(catalog.all(ChangeModel), key=lambda each: each.id)
    for strict, other in permutations(models, 2):
        if strict.change_type != other.change_type or not _above(strict, other):
            continue
        if len(strict.approvals) < len(other.approvals):
            message = f"more sensitive than '{other.id}', and fewer agree:"
            message += f" {len(strict.approvals)} instead of {len(other.approvals)}"
            note = Note(other.at("approvals"), "who agrees there")
            yield laxer_model.found(strict.at("sensitivity"), message, notes=[note])


def _above(one: ChangeModel, other: ChangeModel) -> bool:
    return bool(one.sensitivity and other.sensitivity) and min(
        _RANK[each] for each in one.sensitivity
    ) > max(_RANK[each] for each in other.sensitivity)
