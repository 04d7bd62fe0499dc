"""Questions that several items ask alike → field sets."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalogkit.drafting.fields import Asked, Origin
from catalogkit.drafting.saying import Block
from catalogkit.source.node import Value

ENOUGH = 3
"""So many items must ask a question alike before it gets a file of its own."""
_READS = ("visible_when", "required_when")
_JOINTS = frozenset({"any", "all", "not"})


@dataclass(frozen=True)
class Drafted:
    """The fields of an item, before what is shared is taken out."""

    id: str
    fields: tuple[Asked, ...]
    origin: Origin


@dataclass(frozen=True)
class FieldSet:
    """Fields that several items ask alike, always together."""

    id: str
    fields: tuple[Asked, ...]
    origin: Origin


@dataclass(frozen=True)
class Use:
    """A field set in a form, and the page its first question stood on."""

    set: FieldSet
    page: int


Parts = list[Asked | Use]


def lifted(items: list[Drafted]) -> tuple[Mapping[str, Parts], list[FieldSet]]:
    """Each item's form with what it shares replaced, and the shared sets."""
    keys = {each.id: [_key(f, each.origin) for f in each.fields] for each in items}
    found: dict[str, set[str]] = {}
    for each in items:
        for key in keys[each.id]:
            found.setdefault(key, set()).add(each.id)
    shared = {key for key, users in found.items() if len(users) >= ENOUGH}
    runs: dict[tuple[str, ...], FieldSet] = {}
    forms: dict[str, Parts] = {}
    for each in items:
        forms[each.id] = []
        for run in _runs(each, keys, shared, found):
            here = each.fields[run.start : run.stop]
            own = tuple(keys[each.id][run.start : run.stop])
            if own[0] in shared and _stands_alone(here):
                used = _set(runs, own, here, each.origin)
                forms[each.id].append(Use(used, here[0].page))
            else:
                forms[each.id].extend(here)
    return forms, list(runs.values())


def _key(asked: Asked, origin: Origin) -> str:
    own = origin.only({asked.id}).block()
    return json.dumps([asked.block, own, asked.comment], sort_keys=True)


def _runs(
    item: Drafted,
    keys: Mapping[str, list[str]],
    shared: set[str],
    found: Mapping[str, set[str]],
) -> Iterator[range]:
    """Neighbours that stand next to each other in every form that has one of them."""
    own = keys[item.id]
    start = 0
    for index in range(1, len(own) + 1):
        if index < len(own) and own[index - 1] in shared and own[index] in shared:
            before, after = own[index - 1], own[index]
            page = item.fields[index - 1].page == item.fields[index].page
            users = found[before]
            if page and users == found[after] and _always(before, after, users, keys):
                continue
        yield range(start, index)
        start = index


def _always(
    before: str, after: str, users: set[str], keys: Mapping[str, list[str]]
) -> bool:
    places = [(keys[each], keys[each].index(before)) for each in sorted(users)]
    return all(own[index + 1 : index + 2] == [after] for own, index in places)


def _stands_alone(fields: tuple[Asked, ...]) -> bool:
    """Whether its conditions read nothing outside."""
    ids = {each.id for each in fields}
    return all(name in ids for each in fields for name in _reads(each.block))


def _reads(value: Value, *, within: bool = False) -> Iterator[str]:
    """The fields that the conditions in a block read."""
    if isinstance(value, list):
        for each in value:
            yield from _reads(each, within=within)
    if not isinstance(value, dict):
        return
    for key, each in value.items():
        if within and key not in _JOINTS:
            yield key
        elif within or key in {*_READS, "when"}:
            yield from _reads(each, within=True)
        elif key == "options":
            yield from _reads(each)


def _set(
    runs: dict[tuple[str, ...], FieldSet],
    own: tuple[str, ...],
    fields: tuple[Asked, ...],
    origin: Origin,
) -> FieldSet:
    if own not in runs:
        name = _name(fields, {each.id for each in runs.values()})
        runs[own] = FieldSet(name, fields, origin.only({each.id for each in fields}))
    return runs[own]


def _name(fields: tuple[Asked, ...], taken: set[str]) -> str:
    """The first question's name; the second's too, where it does not depend on it."""
    leads = all(fields[0].id in set(_reads(each.block)) for each in fields[1:])
    words = [each.id for each in (fields[:1] if leads else fields[:2])]
    name = "-and-".join(each.replace("_", "-") for each in words)
    number = 2
    free = name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    return free


def set_block(found: FieldSet, program: str) -> Block:
    """The definition of a field set; `x:` holds what the program calls things."""
    fields: list[Value] = [each.block for each in found.fields]
    block: Block = {"kind": "field_set", "id": found.id}
    block["title"] = str(found.fields[0].block["label"])
    block["fields"] = fields
    origin = found.origin.block()
    return {**block, "x": {program: origin}} if origin else block


def form_block(parts: Parts) -> Block:
    """The form of an item as its definition holds it; nothing without a question."""
    return {"form": [_entry(each) for each in parts]} if parts else {}


def own_block(parts: Parts, origin: Origin) -> Block:
    """How the answers go back that no shared set asks for, as `x:` holds it."""
    return origin.only({each.id for each in parts if isinstance(each, Asked)}).block()


def _entry(part: Asked | Use) -> Value:
    return {"use": part.set.id} if isinstance(part, Use) else dict(part.block)
