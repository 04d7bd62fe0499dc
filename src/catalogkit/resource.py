"""What a target makes, and what kinds of things a platform holds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, TypeAlias

from catalogkit.diagnostic import Place

Json: TypeAlias = str | int | float | bool | list["Json"] | dict[str, "Json"] | None
Body = Mapping[str, Json]


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """The stable name of a resource: of entity ids, never of a platform's number."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, slots=True)
class Resource:
    """One thing that a platform should hold, or a file.

    `body` is plain data: JSON values, keys in the order that readers should see. The
    body of a file that is not JSON is its text. What a platform should hold has an
    object as its body: attribute → value, and names others by the id of their key.
    `file` is where `build` writes it, below the target's folder.
    `after` are those that must be there first, `formerly` the keys it had before
    somebody renamed its entity. `place` is where the author wrote it.
    """

    key: Key
    body: object
    file: str = ""
    after: tuple[Key, ...] = field(default=())
    formerly: tuple[Key, ...] = field(default=())
    place: Place | None = field(default=None, compare=False)


class How(StrEnum):
    """What a value of an attribute is."""

    VALUE = "value"
    """One value: whatever it is, it is compared as a whole."""
    SET = "set"
    """Values without order, each once."""
    ORDERED = "ordered"
    """A list in which the order means something."""
    KEYED = "keyed"
    """Objects that one of their own values names; their order means nothing."""


class Owner(StrEnum):
    """Who decides what stands in an attribute."""

    MANAGED = "managed"
    """The catalog: what is changed by hand is put back."""
    IGNORE = "ignore"
    """The platform: the catalog says only what it begins with."""
    ADOPT = "adopt"
    """The platform, and the catalog follows: an import writes it down."""


def same(value: Json) -> Json:
    """A value as it is: what platforms that change nothing give back."""
    return value


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of a kind of thing.

    `key` is the value that names an entry of what is KEYED. `normal` gives a value as
    the platform gives it back; of a collection, each entry. `refers` is the kind of the
    resources that it names: one id or several. `noticed` is what requesters notice when
    it changes, such as "the question reads otherwise"; "" is nothing.

    What is out of use keeps what it still lives by. `keeps` says which end of such a
    reference that is: with "its own" what a retired thing names stays as it is; with
    "named" a thing stays as it is, and goes on naming what is retired.
    """

    how: How = How.VALUE
    key: str = ""
    normal: Callable[[Json], Json] = same
    refers: str = ""
    noticed: str = ""
    keeps: Literal["", "its own", "named"] = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing that a platform holds, and how it treats it.

    `called` is what people call one ("custom field"). `named` are the attributes that
    name one on the platform; `folded` makes of such a name what the platform tells
    apart, `longest` is how many characters it keeps, or bytes. `holds` is the data lost
    with one ("requests"): such a thing is retired, not deleted; `retires` says the same
    of what holds none. `shared` things are made where they are missing, and never
    changed or taken away: people. `by_hand`: nothing but a person can make it.
    `noticed` and `missed` are what requesters notice when there is one more, or less;
    they never see those whose ids begin with one of `unseen`.
    """

    name: str
    attributes: Mapping[str, Attribute]
    called: str = ""
    named: tuple[str, ...] = ("Name",)
    folded: Callable[[str], str] = str.casefold
    longest: int | None = None
    counts_bytes: bool = False
    holds: str = ""
    retires: bool = False
    shared: bool = False
    by_hand: bool = False
    noticed: str = ""
    missed: str = ""
    unseen: tuple[str, ...] = ()

    @property
    def goes_on(self) -> bool:
        """Whether one is retired and stays there, rather than being deleted."""
        return bool(self.holds) or self.retires


Kinds = Mapping[str, Kind]
