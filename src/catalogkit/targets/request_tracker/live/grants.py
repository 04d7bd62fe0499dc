"""Rights that we granted: several grants, each with our mark, are one thing of ours."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from catalogkit.platform import Rejected
from catalogkit.resource import Body, Json, Key
from catalogkit.targets.request_tracker.live.marks import SYSTEM, TYPES, Mark, Row
from catalogkit.targets.request_tracker.live.session import Session
from catalogkit.targets.request_tracker.live.tables import Name, Thing

RIGHT = "Right"
GROUPS = ("Group", "CustomRole")
OTHERS = "others/"
"""What begins the native id of rights that others granted."""
KINDS_OF = {type_: kind for kind, type_ in TYPES.items()}
ROLE_OF = "RT::CustomRole-"


@dataclass(frozen=True, slots=True)
class Grant:
    """One right of somebody on something, as it stands there."""

    number: str
    made: str
    right: str
    type: str
    object: str
    group: str
    domain: str
    name: str
    user: str

    def who(self, named: Name) -> str:
        """Whose it is."""
        if self.domain == "UserDefined":
            return f"Group:{named('Group', self.group)}"
        if self.domain == "ACLEquivalence":
            return f"User:{self.user}"
        if self.name.startswith(ROLE_OF):
            return f"CustomRole:{named('CustomRole', self.name.removeprefix(ROLE_OF))}"
        return f"Role:{self.name}" if self.domain.endswith("-Role") else self.name

    def where(self, named: Name) -> str:
        """On what it is."""
        if self.type == SYSTEM:
            return "System"
        kind = KINDS_OF.get(self.type, self.type)
        return f"{kind}:{named(kind, self.object)}"


class Grants:
    """Reads and writes them. A right that somebody else granted is not ours."""

    def __init__(self, session: Session) -> None:
        self.session, self.call = session, session.host.call

    def every(self, rows: Sequence[Row]) -> Iterator[Thing]:
        """All rights, ours and others'."""
        grants = _grants(rows)
        ours: dict[Key, list[Grant]] = {}
        others: dict[tuple[str, str], list[Grant]] = {}
        named = self.session.marks.name
        for each in grants:
            mark = self.session.marks.by_native.get((RIGHT, each.number))
            if mark is not None and mark.bears(each.made):
                ours.setdefault(mark.key, []).append(each)
            else:
                others.setdefault((each.who(named), each.where(named)), []).append(each)
        for key, those in ours.items():
            yield _thing(*_ends(key), key.id, those)
        for (who, where), those in others.items():
            yield _thing(who, where, f"{OTHERS}{who}@{where}", those)

    def one(self, key: Key, _: str) -> Thing | None:
        """One as it is now."""
        those = [grant for _, grant in self._marked(key)]
        return _thing(*_ends(key), key.id, those) if those else None

    def make(self, key: Key, body: Body) -> str:
        """Grants them."""
        self._grant(key, _names(body.get("Rights")))
        return key.id

    def change(self, key: Key, thing: Thing, values: Body) -> None:
        """Grants what is missing, revokes what is too much."""
        wanted = set(_names(values.get("Rights")))
        have = set(_names(thing.body.get("Rights")))
        self._revoke(key, have - wanted)
        self._grant(key, sorted(wanted - have))

    def retire(self, key: Key, thing: Thing, *, retired: bool) -> None:
        """A right is there or not."""
        message = f"{key} ({thing.native}): a right is revoked, not retired: {retired}"
        raise Rejected(message)

    def remove(self, key: Key, thing: Thing) -> None:
        """Revokes them."""
        self._revoke(key, set(_names(thing.body.get("Rights"))))

    def _marked(self, key: Key) -> list[tuple[Mark, Grant]]:
        """The grants that bear the mark of a key, as they are now."""
        return [
            (mark, each)
            for mark in list(self.session.marks_of(key))
            for each in self._numbered(mark.native)
            if mark.bears(each.made)
        ]

    def _numbered(self, number: str) -> list[Grant]:
        return _grants(self.session.rows({"rights": number})["rights"])

    def _grant(self, key: Key, names: Sequence[str]) -> None:
        who, where = _ends(key)
        principal, place = self._principal(who), self._object(where)
        for name in names:
            said = self.call("grant", principal=principal, object=place, right=name)
            number, was_there = said if isinstance(said, list) else (said, 0)
            self._mark(key, str(number), found=bool(was_there))

    def _mark(self, key: Key, number: str, *, found: bool) -> None:
        """A grant that bears a mark of ours already now bears this one."""
        (grant,) = self._numbered(number)
        before = self.session.marks.by_native.get((RIGHT, number))
        if before is not None and before.bears(grant.made):
            self.session.unmark(before)
            found = before.found
        self.session.mark(Mark(key, number, grant.made, found=found))

    def _revoke(self, key: Key, names: set[str]) -> None:
        for mark, grant in self._marked(key):
            if grant.right in names:
                if not mark.found:
                    self.call("revoke", number=grant.number)
                self.session.unmark(mark)

    def _principal(self, who: str) -> Json:
        kind, _, name = who.partition(":")
        if not name:
            return ["System", kind]
        if kind == "Role":
            return [kind, name]
        if kind == "User":
            return [kind, self._user(name)]
        if kind not in GROUPS:
            message = f"'{who}' is nobody that Request Tracker can give a right to"
            raise Rejected(message)
        return [kind, self.session.native(kind, name)]

    def _user(self, name: str) -> str:
        found = self.call("user", name=name)
        if found is None:
            message = f"Request Tracker has no user '{name}'"
            raise Rejected(message)
        return str(found)

    def _object(self, where: str) -> Json:
        kind, _, name = where.partition(":")
        return [kind, self.session.native(kind, name) if name else ""]


def _grants(rows: Iterable[Row]) -> list[Grant]:
    return [Grant(*("" if each is None else each for each in row)) for row in rows]


def _ends(key: Key) -> tuple[str, str]:
    """Whose rights of ours are, and on what."""
    who, _, where = key.id.rpartition("@")
    return who, where


def _thing(who: str, where: str, native: str, grants: Iterable[Grant]) -> Thing:
    rights: list[Json] = [*sorted(each.right for each in grants)]
    body: dict[str, Json] = {"Principal": who, "Object": where, "Rights": rights}
    return Thing(RIGHT, native, "", retired=False, body=body)


def _names(value: Json) -> list[str]:
    return sorted(map(str, value)) if isinstance(value, list) else []
