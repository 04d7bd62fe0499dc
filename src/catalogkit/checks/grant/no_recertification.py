"""An end that may be as far away as anybody likes."""

from collections.abc import Iterator

from catalogkit.catalog.canonical import fields
from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.service_item import ServiceItem


@check(severity=Severity.WARNING)
def no_recertification(catalog: Catalog) -> Iterator[Diagnostic]:
    """Nobody confirms again that a grant is needed, however long it runs."""
    for item in catalog.items():
        grant = item.grant
        if grant is None or grant.until is None or grant.recertify is not None:
            continue
        name = grant.until.removeprefix("answers.")
        if name != grant.until and not _is_limited(catalog, item, name):
            message = f"'{name}' may be any day, and nobody confirms until then that"
            message += f" '{grant.entitlement}' is needed: add 'recertify' or a limit"
            yield no_recertification.found(item.at("grant", "until"), message)


def _is_limited(catalog: Catalog, item: ServiceItem, name: str) -> bool:
    """Whether the form or a constraint sets an end to the day that is answered."""
    if any(field.id == name and field.max is not None for field in item.form):
        return True
    trees = (catalog.typed.get(id(limit.require)) for limit in item.constraints)
    return any(
        name == field for tree in trees if tree is not None for field, _ in fields(tree)
    )
