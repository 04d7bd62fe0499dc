"""Entities that are called alike: then a sentence has to name the id, too."""

from functools import lru_cache

from catalogkit.catalog.catalog import Catalog
from catalogkit.diff.judgement import Change
from catalogkit.model.base import Entity


def has_namesake(change: Change, entity: Entity, title: str) -> bool:
    """Whether another entity of the kind is called the same, now or before."""
    kind = entity.key.partition(":")[0]
    found = {
        change.comparison.renames.get(f"{kind}:{each}", f"{kind}:{each}")
        for each in _ids_by_title(*change.catalogs, kind).get(title, ())
    }
    return len(found) > 1


@lru_cache(maxsize=64)
def _ids_by_title(old: Catalog, new: Catalog, kind: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for catalog in (old, new):
        for each in catalog.entities.get(kind, {}).values():
            if each.title is not None:
                title = each.title.get("en", new.manifest.default_locale)
                found.setdefault(title, set()).add(each.id)
    return found
