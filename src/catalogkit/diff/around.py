"""What stands around the items: what it is called, and which items use it."""

from collections.abc import Mapping
from functools import lru_cache

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.clock import Clock, clocks
from catalogkit.catalog.needs import target
from catalogkit.diff.judgement import Change
from catalogkit.diff.reading import called
from catalogkit.model.promise import Target
from catalogkit.model.ref import Ref
from catalogkit.model.service_item import ServiceItem


def kind(change: Change) -> str:
    """The kind of the entity, in words."""
    return change.difference.address.entity.partition(":")[0].replace("_", " ")


def users(change: Change) -> tuple[ServiceItem, ...]:
    """The items that name the entity."""
    entity = change.after or change.before
    key = "" if entity is None else entity.key
    return _users(change.comparison.new).get(key, ())


def used(change: Change, verb: str = "use") -> str:
    """Such as "3 items use it", "no item uses it"."""
    count = len(users(change))
    if count == 1:
        return f"'{change.said(users(change)[0].title)}' {verb}s it"
    return f"{count} items {verb} it" if count else f"no item {verb}s it"


def owners(change: Change) -> tuple[str, ...]:
    """The teams that answer for the items that name the entity."""
    return tuple(dict.fromkeys(str(e.owner) for e in users(change) if e.owner))


def instead(change: Change) -> str:
    """Such as "3 instead of 4", with names instead of ids."""
    old, new = (
        called(change, value) if isinstance(value, Ref) else text or "nothing"
        for value, text in zip((change.old, change.new), change.texts, strict=True)
    )
    return f"{new} instead of {old}"


def longer(old: object, new: object) -> bool | None:
    """Whether spans of a day hold more than before; None where they hold others."""
    one, other = (_minutes(each) for each in (old, new))
    if one <= other:
        return True
    return False if other <= one else None


def target_clocks(change: Change, steps: tuple[str, ...]) -> list[Clock | None]:
    """The clock of a target, before and after."""
    found: list[Clock | None] = []
    both = (change.old_at(*steps), change.new_at(*steps))
    for catalog, each in zip(change.catalogs, both, strict=True):
        calendar = each.calendar if isinstance(each, Target) else None
        found.append(None if calendar is None else clocks(catalog)[calendar])
    return found


def _minutes(spans: object) -> set[int]:
    if not isinstance(spans, tuple):
        return set()
    return {
        minute
        for start, end in spans
        for minute in range(start, end if end > start else end + 24 * 60)
    }


@lru_cache(maxsize=2)
def _users(catalog: Catalog) -> Mapping[str, tuple[ServiceItem, ...]]:
    found: dict[str, dict[str, ServiceItem]] = {}
    for item in catalog.items():
        for ref in item.parts("ref"):
            found.setdefault(f"{ref.kind}:{target(ref)}", {})[item.id] = item
    return {key: tuple(those.values()) for key, those in found.items()}
