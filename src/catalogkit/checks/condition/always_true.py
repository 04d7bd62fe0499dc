"""Conditions that ask nothing."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.proofs import proven
from catalogkit.catalog.proofs.found import Always, Limit
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity

SO = {
    "shown": "'{name}' is always shown",
    "required": "'{name}' is always required: write 'required: true'",
    "read_only": "'{name}' can never be changed",
    "path": "'{name}' takes every request",
    "approval": "'{name}' is always asked",
    "task": "'{name}' is always done",
    "deliverable": "'{name}' is always delivered",
    "notification": "the message '{name}' always goes out",
}


@check(severity=Severity.WARNING)
def always_true(catalog: Catalog) -> Iterator[Diagnostic]:
    """A condition holds for every request that the form accepts."""
    for found in proven(catalog, Always):
        place = found.item.at(found.use.condition)
        yield always_true.found(place, _message(found))
    for limit in proven(catalog, Limit):
        if not limit.never:
            message = "no request can break this limit: the form takes none that would"
            place = limit.item.at("constraints", limit.index, "require")
            yield always_true.found(place, message)


def _message(found: Always) -> str:
    if found.use.what in SO:
        so = SO[found.use.what].format(name=found.use.name)
        return f"every request meets this condition, so {so}"
    if found.left:
        return "this takes all that the cases above leave, so none below is reached"
    return "every request meets this condition, so no case below it is reached"
