"""Every proof about a catalog, made once."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeVar, cast

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lacking import is_lacking
from catalogkit.catalog.proofs.accepted import of_acceptance, of_audiences
from catalogkit.catalog.proofs.approvals import of_approvals
from catalogkit.catalog.proofs.asking import Asking
from catalogkit.catalog.proofs.conditions import of_conditions
from catalogkit.catalog.proofs.found import Finding
from catalogkit.catalog.proofs.limits import of_limits
from catalogkit.catalog.proofs.options import of_options
from catalogkit.catalog.proofs.outline import outline
from catalogkit.catalog.proofs.paths import of_paths
from catalogkit.catalog.proofs.routes import Routes
from catalogkit.catalog.proofs.unset import of_answers
from catalogkit.model.service_item import ServiceItem

F = TypeVar("F")


def proven(catalog: Catalog, kind: type[F]) -> Sequence[F]:
    """All findings of one kind (`proofs.found`), in order of item."""
    return cast(Sequence[F], _all(catalog).get(kind, ()))


@lru_cache(maxsize=1)
def _all(catalog: Catalog) -> dict[type, list[Finding]]:
    found: dict[type, list[Finding]] = {}
    sound: set[str] = set()
    for each in of_audiences(catalog):
        found.setdefault(type(each), []).append(each)
    for item in catalog.items():
        if is_lacking(catalog, item):
            continue
        key = outline(catalog, item) if item.parts("when") else ""
        if key and key in sound:
            continue
        here = [*_of(catalog, item)]
        for each in here:
            found.setdefault(type(each), []).append(each)
        if not here:
            sound.add(key)
    return found


def _of(catalog: Catalog, item: ServiceItem) -> Iterator[Finding]:
    asking, routes = Asking(catalog, item), Routes.of(catalog, item)
    refused = [*of_acceptance(asking)]
    yield from refused
    if refused:
        return
    yield from of_paths(asking, routes)
    yield from of_conditions(asking, routes)
    yield from of_limits(asking)
    yield from of_options(asking)
    yield from of_approvals(asking)
    yield from of_answers(asking, routes)
