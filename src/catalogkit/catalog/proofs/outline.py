"""What the proofs about an item depend on: items that agree in it are proven once.

Many items of a catalog are alike but for their texts, teams and times.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from catalogkit.catalog.canonical import fields
from catalogkit.catalog.catalog import Catalog
from catalogkit.model.service_item import ServiceItem

Raw = Any
"""A value as it was written: texts, lists and maps of them."""
ALIKE = ("id", "type", "required", "visible_when", "required_when", "read_only_when",
         "default", "needed_by", "options_from", "where")  # fmt: skip
"""What matters of a question that no condition reads."""
WORDS = frozenset({"label", "help", "placeholder", "options", "fields"})
WHOLE = ("audience", "channels", "conditions", "priority", "price", "recipient",
         "identify", "grant")  # fmt: skip
STEPS = {
    "approvals": ("id", "when", "by", "quorum", "afterwards"),
    "fulfilment": ("id", "when", "paths", "outcomes", "asks", "item", "answers"),
    "constraints": ("require",),
    "deliverables": ("when",),
    "notifications": ("when", "template"),
}
TIMES = ("respond", "fulfil")


def outline(catalog: Catalog, item: ServiceItem) -> str:
    """Everything that matters for the proofs about an item, within one catalog."""
    raw: Raw = item.node.value
    read = _read(catalog, item)
    parts = [
        [_field(each, read) for each in raw.get("form") or ()],
        [raw.get(key) for key in WHOLE],
        [
            _chosen(each, keys)
            for key, keys in STEPS.items()
            for each in raw.get(key) or ()
        ],
        [(name, _path(each)) for name, each in (raw.get("paths") or {}).items()],
        _promise(raw.get("promise")),
        _inputs(catalog, item),
    ]
    return repr(parts)


def _read(catalog: Catalog, item: ServiceItem) -> set[str]:
    trees = (catalog.typed.get(id(each)) for each in item.parts("when"))
    return {
        name.partition(".")[0]
        for tree in trees
        if tree is not None
        for name, _ in fields(tree)
    }


def _field(raw: Raw, read: set[str], *, whole: bool = False) -> Raw:
    options = [
        (each.get("id"), each.get("when"), each.get("price"))
        for each in raw.get("options") or ()
    ]
    whole = whole or raw.get("id") in read
    if whole:
        rest = [(key, raw[key]) for key in raw if key not in WORDS]
    else:
        rest = [(key, raw[key]) for key in ALIKE if key in raw]
    inner = [_field(each, read, whole=whole) for each in raw.get("fields") or ()]
    return rest, options, inner


def _path(raw: Raw) -> Raw:
    return (
        raw.get("when"),
        raw.get("before"),
        raw.get("leads_to"),
        _promise(raw.get("promise")),
    )


def _promise(raw: Raw) -> Raw:
    """When which case is read, and which answers name a day."""
    if not isinstance(raw, dict):
        return raw == "none"
    return [
        (key, [*_cases(part[key])])
        for part in (raw, raw.get("next") or {})
        for key in TIMES
        if key in part
    ]


def _cases(raw: Raw) -> Iterator[Raw]:
    for each in raw if isinstance(raw, list) else [raw]:
        by = each.get("is", each) if isinstance(each, dict) else None
        when = each.get("when") if isinstance(each, dict) else None
        yield when, by.get("by") if isinstance(by, dict) else None


def _chosen(raw: Raw, keys: Iterable[str]) -> Raw:
    return [raw.get(key) for key in keys]


def _inputs(catalog: Catalog, item: ServiceItem) -> Raw:
    return [
        [*catalog[task.automation].inputs.values()]
        for task in item.fulfilment
        if task.automation is not None
    ]
