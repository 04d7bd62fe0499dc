"""Our marks: what of all that a Request Tracker holds is ours, and what we call it."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from catalogkit.resource import Json, Key

Row = Sequence[str | None]
TYPES: Mapping[str, str] = {
    "User": "RT::User",
    "Group": "RT::Group",
    "CustomRole": "RT::CustomRole",
    "Queue": "RT::Queue",
    "CustomField": "RT::CustomField",
    "Template": "RT::Template",
    "Scrip": "RT::Scrip",
    "Right": "RT::ACE",
    "Class": "RT::Class",
    "Article": "RT::Article",
}
"""The objects of Request Tracker that bear the marks of each kind."""
SYSTEM = "RT::System"
"""What bears the marks of entries of the configuration, which are no objects."""
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Mark:
    """An attribute of an object, which only we read.

    `made` is when the object was made: another one may get its number after it was
    deleted. `retired` is for what Request Tracker itself cannot retire, `found` for a
    right that was there before.
    """

    key: Key
    native: str
    made: str = ""
    number: str = ""
    retired: bool = False
    found: bool = False

    @property
    def type(self) -> str:
        """The type of the object that bears it."""
        return TYPES.get(self.key.kind, SYSTEM)

    @property
    def content(self) -> dict[str, Json]:
        """What stands in it."""
        all_of_it: dict[str, Json] = {
            "kind": self.key.kind,
            "id": self.key.id,
            "native": self.native,
            "made": self.made,
            "retired": self.retired,
            "found": self.found,
        }
        return {name: value for name, value in all_of_it.items() if value}

    def bears(self, made: str) -> bool:
        """Whether the object with its number is still the one that was marked.

        Initialdata that we wrote could not know when it was made.
        """
        return self.made in {"", made}


@dataclass
class Marks:
    """All marks, by what they call a thing and by what Request Tracker calls it."""

    by_key: dict[Key, list[Mark]] = field(default_factory=dict)
    by_native: dict[tuple[str, str], Mark] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Row]) -> "Marks":
        """All marks that rows hold."""
        found = cls()
        for each in marks(rows):
            found.add(each)
        return found

    def add(self, mark: Mark) -> None:
        """Notes a mark that was read or made."""
        known = self.by_key.setdefault(mark.key, [])
        known[:] = [*(each for each in known if each.native != mark.native), mark]
        self.by_native[mark.key.kind, mark.native] = mark

    def drop(self, mark: Mark) -> None:
        """Notes that a mark is gone."""
        left = [each for each in self.by_key.get(mark.key, ()) if each != mark]
        self.by_key[mark.key] = left
        self.by_native.pop((mark.key.kind, mark.native), None)

    def renew(self, key: Key, marks: Iterable[Mark]) -> list[Mark]:
        """Notes that these are all marks of a key."""
        for each in list(self.by_key.get(key, ())):
            self.drop(each)
        for each in marks:
            self.add(each)
        return self.by_key.get(key, [])

    def name(self, kind: str, native: str) -> str:
        """How a thing is named where another refers to it."""
        mark = self.by_native.get((kind, native))
        return f"#{native}" if mark is None else mark.key.id

    def native(self, kind: str, name: str) -> str | None:
        """What Request Tracker calls what is named so, None where nothing is."""
        if name.startswith("#"):
            return name[1:]
        found = self.by_key.get(Key(kind, name))
        return found[-1].native if found else None


def marks(rows: Iterable[Row]) -> list[Mark]:
    """The marks in rows of ObjectType, ObjectId, Content, id; of ours alone."""
    read = map(_mark, rows)
    return [each for each in read if each is not None]


def label(key: Key) -> str:
    """By which a mark is found: the key, or its digest where it is too long."""
    text = str(key)
    if len(text.encode()) <= LONGEST:
        return text
    return f"{key.kind}:{hashlib.sha256(text.encode()).hexdigest()}"


def _mark(row: Row) -> Mark | None:
    type_, native, text, number = row
    try:
        said = json.loads(text or "")
        key = Key(str(said["kind"]), str(said["id"]))
    except (ValueError, KeyError, TypeError):
        return None
    found = Mark(
        key,
        str(said.get("native") if type_ == SYSTEM else native),
        str(said.get("made", "")),
        str(number),
        retired=bool(said.get("retired")),
        found=bool(said.get("found")),
    )
    return found if found.type == type_ else None
