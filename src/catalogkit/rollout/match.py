"""Which of the things on a platform are ours, and who bears which name."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from catalogkit.platform import Held
from catalogkit.resource import Json, Key, Kinds, Resource
from catalogkit.rollout.normal import named

Name = tuple[str, tuple[str, ...]]
"""A kind, and what it is called there after the platform's own folding."""


@dataclass(slots=True)
class There:
    """What a platform holds, as a plan needs it.

    `ours` are by their key as it is there, `twice` those that bear a key which another
    one has too, `unmarked` those that only the bindings know as ours. `names` says who
    bears a name, strangers and retired ones among them.
    """

    ours: dict[Key, Held] = field(default_factory=dict)
    twice: list[Held] = field(default_factory=list)
    unmarked: set[Key] = field(default_factory=set)
    names: dict[Name, list[Held]] = field(default_factory=dict)

    def bearers(self, kind: str, name: tuple[str, ...] | None) -> list[Held]:
        """Everything that bears a name."""
        return [] if name is None else self.names.get((kind, name), [])


def there(
    kinds: Kinds, held: Iterable[Held], natives: Mapping[tuple[str, str], Key]
) -> There:
    """Sorts what a platform holds.

    A thing is ours by its mark, else by the bindings: native id → key. Of several with
    one mark, that with the bound id is ours, else the first.
    """
    found = There()
    known = [each for each in held if each.kind in kinds]
    known.sort(key=lambda each: natives.get((each.kind, each.native)) != each.key)
    for one in known:
        bound = natives.get((one.kind, one.native))
        each = known_by_id(kinds, one, natives)
        if one.key is None and bound is not None:
            each = replace(each, key=bound)
        if each.key is not None and each.key in found.ours:
            found.twice.append(each)
        elif each.key is not None:
            found.ours[each.key] = each
            if one.key is None:
                found.unmarked.add(each.key)
        name = named(kinds[each.kind], each.body)
        if name is not None:
            found.names.setdefault((each.kind, name), []).append(each)
    return found


def matches(resources: Iterable[Resource], known: There) -> dict[Key, Held]:
    """Wanted key → what is there of it, under this or an older key."""
    found = {}
    for each in resources:
        for key in (each.key, *each.formerly):
            if key in known.ours:
                found[each.key] = known.ours[key]
                break
    return found


def renamed(kinds: Kinds, held: Held, names: Mapping[Key, Key]) -> Held:
    """A thing whose references use the keys that others have from now on."""

    def later(kind: str, name: str) -> str:
        return names.get(Key(kind, name), Key(kind, name)).id

    return _referring(kinds, held, later)


def known_by_id(
    kinds: Kinds, held: Held, natives: Mapping[tuple[str, str], Key]
) -> Held:
    """A thing that names others, which the bindings know, by the ids of their keys."""

    def bound(kind: str, name: str) -> str:
        key = natives.get((kind, name[1:])) if name.startswith("#") else None
        return name if key is None else key.id

    return _referring(kinds, held, bound)


def _referring(kinds: Kinds, held: Held, name_of: Callable[[str, str], str]) -> Held:
    changed: dict[str, Json] = {}
    for name, attribute in kinds[held.kind].attributes.items():
        value = held.body.get(name)
        if attribute.refers and value:
            new = _refers(attribute.refers, value, name_of)
            if new != value:
                changed[name] = new
    return replace(held, body={**held.body, **changed}) if changed else held


def _refers(kind: str, value: Json, name_of: Callable[[str, str], str]) -> Json:
    if isinstance(value, list):
        return [_refers(kind, each, name_of) for each in value]
    return name_of(kind, value) if isinstance(value, str) else value
