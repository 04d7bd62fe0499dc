"""What is on a platform becomes ours as it is: nothing is written there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalogkit.normal import normal, normal_value
from catalogkit.platform import Held
from catalogkit.resource import Json, Key
from catalogkit.rollout.bindings import Bindings
from catalogkit.rollout.goal import Goal, body_of
from catalogkit.rollout.match import known_by_id

Natives = Mapping[tuple[str, str], Key]
"""(kind, native id) → the key that the thing has from now on."""


@dataclass(frozen=True, slots=True)
class AsFound:
    """An attribute that is otherwise than the catalog says it, and stays so."""

    key: Key
    attribute: str
    wanted: Json
    there: Json


def take(
    bindings: Bindings, wanted: Goal, held: Sequence[Held], keys: Natives
) -> list[AsFound]:
    """Notes in the bindings what becomes ours, and gives what stays as it was found.

    What bears our mark already, and neither the catalog nor the bindings know, is left.
    """
    found: list[AsFound] = []
    strays = {
        each.key
        for each in held
        if each.key is not None
        and not each.retired
        and not (each.kind in wanted.kinds and wanted.kinds[each.kind].shared)
    }
    told = bindings.bound.keys() | bindings.by_hand.keys() | wanted.resources.keys()
    bindings.left = (bindings.left | strays) - told
    natives = {**bindings.natives(), **keys}
    for each in held:
        key = keys.get((each.kind, each.native))
        resource = wanted.resources.get(key) if key is not None else None
        if key is None or resource is None or wanted.kind(key).shared:
            continue
        kind = wanted.kind(key)
        known = known_by_id(wanted.kinds, each, natives)
        body = normal(kind, body_of(resource))
        there = {
            name: normal_value(kind.attributes[name], known.body.get(name))
            for name in body
        }
        found += [
            AsFound(key, name, body[name], there[name])
            for name in bindings.take(key, each.native, body, there)
        ]
    return found
