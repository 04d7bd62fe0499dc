"""Which of the things on a platform are ours, and who bears which name."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from catalogkit.normal import digest, named, normal, normal_value
from catalogkit.platform import Held
from catalogkit.resource import Json, Key, Kinds, Resource
from catalogkit.rollout.bindings import Bindings

Name = tuple[str, tuple[str, ...]]
"""A kind, and what it is called there after the platform's own folding."""


@dataclass(slots=True)
class There:
    """What a platform holds, as a plan needs it: all bodies are in normal form.

    `ours` are by their key as it is there, `twice` those that bear a key which another
    one has too, `unmarked` those that only the bindings know as ours. `names` says who
    bears a name, strangers and retired ones among them; `natives` holds everything.
    """

    ours: dict[Key, Held] = field(default_factory=dict)
    twice: list[Held] = field(default_factory=list)
    unmarked: set[Key] = field(default_factory=set)
    names: dict[Name, list[Held]] = field(default_factory=dict)
    natives: dict[tuple[str, str], Held] = field(default_factory=dict)

    def called(self, held: Held) -> Key:
        """What others call a thing there: by its key, else by "#" and its native id."""
        if held.key is None or held.key in self.unmarked:
            return Key(held.kind, f"#{held.native}")
        return held.key

    def name(self, kinds: Kinds, later: Mapping[Key, Key]) -> None:
        """Notes who bears which name, where others are called by `later` keys."""
        self.names = {}
        for each in self.natives.values():
            name = named(kinds[each.kind], renamed(kinds, each, later).body)
            if name is not None:
                self.names.setdefault((each.kind, name), []).append(each)

    def bearers(self, kind: str, name: tuple[str, ...] | None) -> list[Held]:
        """Everything that bears a name."""
        return [] if name is None else self.names.get((kind, name), [])


def there(kinds: Kinds, held: Iterable[Held], bindings: Bindings) -> There:
    """Sorts what a platform holds, in whatever order it gives it.

    A thing is ours by its mark, else by the bindings, see `_Unmarked`. Of several with
    one mark, that with the bound id is ours, else the first.
    """
    known = [each for each in held if each.kind in kinds]
    found, bound = There(), bindings.natives()
    unmarked = _Unmarked(kinds, bindings, bound, {each.key for each in known})
    for one in sorted(
        known,
        key=lambda each: (
            bound.get((each.kind, each.native)) != each.key,
            each.kind,
            each.native,
        ),
    ):
        key = one.key or unmarked.key(one)
        each = replace(one, key=key, body=normal(kinds[one.kind], one.body))
        found.natives[each.kind, each.native] = each
        if key is not None and key in found.ours:
            found.twice.append(each)
        elif key is not None:
            found.ours[key] = each
            if one.key is None:
                found.unmarked.add(key)
    return found


@dataclass(frozen=True)
class _Unmarked:
    """What bears no mark and is ours by its id, if it is called as we left it.

    Platforms give the id of what is gone to the next. What has no name is ours if all
    of it is as we left it.
    """

    kinds: Kinds
    bindings: Bindings
    natives: Mapping[tuple[str, str], Key]
    marked: AbstractSet[Key | None]

    def key(self, held: Held) -> Key | None:
        key = self.natives.get((held.kind, held.native))
        if key is None or key in self.marked:
            return None
        kind, applied = self.kinds[held.kind], self.bindings.bound[key].applied
        body = known_by_id(self.kinds, held, self.natives).body
        same = all(
            digest(normal_value(kind.attributes[name], body.get(name))) == applied[name]
            for name in kind.named or applied
            if name in applied and name in kind.attributes
        )
        return key if same else None


def matches(
    resources: Iterable[Resource], known: There
) -> tuple[dict[Key, Held], dict[Key, Key]]:
    """Wanted key → what is there of it, under this or an older key.

    And of which wanted keys that cannot be told: something is retired under this key,
    and what is there under an older one is in use.
    """
    wanted = {each.key: each for each in resources}
    found = {key: known.ours[key] for key in wanted if key in known.ours}
    taken, unclear = set(found), {}
    for key, each in wanted.items():
        free = [old for old in each.formerly if old in known.ours and old not in taken]
        if free and key not in found:
            found[key] = known.ours[free[0]]
            taken.add(free[0])
        elif free and found[key].retired and not known.ours[free[0]].retired:
            unclear[key] = free[0]
    return found, unclear


def renamed(kinds: Kinds, held: Held, names: Mapping[Key, Key]) -> Held:
    """A thing that names others by the keys that they have from now on."""

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
    if not changed:
        return held
    return replace(held, body=normal(kinds[held.kind], {**held.body, **changed}))


def _refers(kind: str, value: Json, name_of: Callable[[str, str], str]) -> Json:
    if isinstance(value, list):
        return [_refers(kind, each, name_of) for each in value]
    return name_of(kind, value) if isinstance(value, str) else value
