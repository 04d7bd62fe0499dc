"""A model that wants less time for a more sensitive change."""

from collections.abc import Iterator
from itertools import permutations

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lasting import longer
from catalogkit.catalog.sensitive import above
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity
from catalogkit.model.change_model import ChangeModel


@check(severity=Severity.WARNING)
def shorter_notice(catalog: Catalog) -> Iterator[Diagnostic]:
    """A change of a more sensitive value stream is asked for later."""
    models = sorted(catalog.all(ChangeModel), key=lambda each: each.id)
    for strict, other in permutations(models, 2):
        if strict.change_type != other.change_type or not above(strict, other):
            continue
        if strict.lead_time is None or other.lead_time is None:
            continue
        if longer([other.lead_time], strict.lead_time):
            message = f"more sensitive than '{other.id}', and asked for later:"
            message += f" {strict.lead_time} instead of {other.lead_time} before"
            note = Note(other.at("lead_time"), "how early there")
            place = strict.at("lead_time")
            yield shorter_notice.found(place, message, notes=[note])
