"""A limit that nobody can keep."""

import re
from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.fields import every_field
from catalogkit.catalog.formats import size
from catalogkit.catalog.limits import limit
from catalogkit.catalog.literals import Misfit
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.base import Entity
from catalogkit.model.form import Field

KIND_OF_FILE = re.compile(r"\.[A-Za-z0-9]+|[a-z]+/(\*|[A-Za-z0-9.+-]+)")


@check
def limit_misfit(catalog: Catalog) -> Iterator[Diagnostic]:
    """A limit does not suit the type of its field, or can never be met."""
    currency = catalog.manifest.currency
    for owner, field in every_field(catalog):
        if field.min is not None or field.max is not None:
            yield from _ends(owner, field, currency)
        if field.type == "file":
            yield from _of_files(owner, field)


def _ends(owner: Entity, field: Field, currency: str) -> Iterator[Diagnostic]:
    for key in ("min", "max"):
        try:
            found = limit(field, key, currency)
        except Misfit as misfit:
            yield limit_misfit.found(owner.at(field, key), misfit.message)
            continue
        many = len(field.options)
        if key == "min" and many and isinstance(found, int) and found > many:
            message = f"nobody can choose {found} options: there are only {many}"
            yield limit_misfit.found(owner.at(field, key), message)


def _of_files(owner: Entity, field: Field) -> Iterator[Diagnostic]:
    for index, kind in enumerate(field.accept):
        if KIND_OF_FILE.fullmatch(kind) is None:
            message = f"'{kind}' is no kind of file such as .pdf or image/png"
            yield limit_misfit.found(owner.at(field, "accept", index), message)
    if field.max_size is not None and size(field.max_size) is None:
        message = (
            f"'max_size' takes a size such as 10 MB, and '{field.max_size}' is none"
        )
        yield limit_misfit.found(owner.at(field, "max_size"), message)
