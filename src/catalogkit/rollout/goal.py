"""What a platform should hold, and under which terms a plan may be made."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from catalogkit.normal import digest, normal
from catalogkit.resource import Body, Key, Kind, Kinds, Owner, Resource

EVERYTHING = "*"


@dataclass(frozen=True)
class Goal:
    """The resources that a platform should hold, by key, and their kinds."""

    kinds: Kinds
    resources: Mapping[Key, Resource]

    @cached_property
    def bodies(self) -> Mapping[Key, Body]:
        """The bodies in normal form; what a person does stays as it is."""
        return {
            key: body_of(each)
            if self.kind(key).by_hand
            else normal(self.kind(key), body_of(each))
            for key, each in self.resources.items()
        }

    @cached_property
    def digest(self) -> str:
        """What stands for the whole goal: the same catalog has the same."""
        return digest(
            [
                [str(key), body, [str(old) for old in self.resources[key].formerly]]
                for key, body in sorted(self.bodies.items(), key=_key)
            ]
        )

    def kind(self, key: Key) -> Kind:
        """The kind of a key."""
        return self.kinds[key.kind]


@dataclass(frozen=True, slots=True)
class Terms:
    """What a plan may do beyond what is always allowed.

    `owners` maps "Kind.Attribute" to who decides. `adopt` are the keys ("Queue:vpn")
    that may be taken over from strangers, or `EVERYTHING`. `lose` maps keys to the
    reason why they and their data may be deleted.
    """

    owners: Mapping[str, Owner] = field(default_factory=dict)
    adopt: frozenset[str] = frozenset()
    lose: Mapping[Key, str] = field(default_factory=dict)

    def owner(self, kind: Kind, attribute: str) -> Owner:
        """Who decides about an attribute."""
        return self.owners.get(f"{kind.name}.{attribute}", Owner.MANAGED)

    def adopts(self, key: Key) -> bool:
        """Whether a stranger of the same name may be taken over."""
        return EVERYTHING in self.adopt or str(key) in self.adopt


def goal(kinds: Kinds, resources: Iterable[Resource]) -> Goal:
    """What a platform should hold. Raises ValueError where a target errs."""
    found: dict[Key, Resource] = {}
    for each in resources:
        kind = kinds.get(each.key.kind)
        if kind is None:
            message = f"'{each.key}' is of no kind that the platform has"
            raise ValueError(message)
        unknown = body_of(each).keys() - kind.attributes.keys()
        if unknown and not kind.by_hand:
            message = f"'{each.key}' has attributes unknown to it: {sorted(unknown)}"
            raise ValueError(message)
        if found.setdefault(each.key, each) is not each:
            message = f"'{each.key}' is made twice"
            raise ValueError(message)
    return Goal(kinds, found)


def body_of(resource: Resource) -> Body:
    """The body of a thing on a platform. Raises TypeError for that of a file."""
    if not isinstance(resource.body, Mapping):
        message = f"'{resource.key}' is a file, and no thing on a platform"
        raise TypeError(message)
    return resource.body


def _key(entry: tuple[Key, Body]) -> Key:
    return entry[0]
