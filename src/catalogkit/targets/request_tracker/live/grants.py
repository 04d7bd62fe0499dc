"""Rights that we granted: several grants, each with our mark, are one thing of ours."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from catalogkit.platform import Rejected
from catalogkit.resource import Body, Json, Key
from catalogkit.targets.request_tracker.live.marks import Mark, Row
from catalogkit.targets.request_tracker.live.session import Session
from catalogkit.targets.request_tracker.live.tables import Thing

RIGHT = "Right"
GROUPS = ("Group", "CustomRole")


class Grants:
    """Reads and writes them. A right that somebody else granted is not ours."""

    def __init__(self, session: Session) -> None:
        self.session, self.call = session, session.host.call

    def every(self, rows: Sequence[Row]) -> Iterator[Thing]:
        """All that is ours, of the table of all grants."""
        there = _by_number([{"rights": rows}])
        for key, marked in list(self.session.marks.by_key.items()):
            if key.kind == RIGHT and marked:
                yield from self._thing(key, marked, there)

    def one(self, key: Key, _: str) -> Thing | None:
        """One as it is now."""
        marks = self.session.marks_of(key)
        those = [self.session.rows({"rights": each.native}) for each in marks]
        return next(self._thing(key, marks, _by_number(those)), None)

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

    def _thing(
        self,
        key: Key,
        marks: Sequence[Mark],
        there: Mapping[str, tuple[str, str]],
    ) -> Iterator[Thing]:
        rights: list[Json] = [
            there[each.native][1]
            for each in marks
            if each.native in there and each.bears(there[each.native][0])
        ]
        if rights:
            who, _, where = key.id.rpartition("@")
            body: dict[str, Json] = {"Principal": who, "Object": where}
            yield Thing(
                RIGHT, key.id, "", retired=False, body={**body, "Rights": rights}
            )

    def _grant(self, key: Key, names: Sequence[str]) -> None:
        who, _, where = key.id.rpartition("@")
        principal, place = self._principal(who), self._object(where)
        for name in names:
            said = self.call("grant", principal=principal, object=place, right=name)
            number, was_there = said if isinstance(said, list) else (said, 0)
            self._mark(key, str(number), found=bool(was_there))

    def _mark(self, key: Key, number: str, *, found: bool) -> None:
        """A grant that bears a mark of ours already now bears this one."""
        ((_, made, _),) = self.session.rows({"rights": number})["rights"]
        before = self.session.marks.by_native.get((RIGHT, number))
        if before is not None and before.bears(str(made)):
            self.session.unmark(before)
            found = before.found
        self.session.mark(Mark(key, number, str(made), found=found))

    def _revoke(self, key: Key, names: set[str]) -> None:
        for each in list(self.session.marks_of(key)):
            for _, made, name in self.session.rows({"rights": each.native})["rights"]:
                if name in names and each.bears(str(made)) and not each.found:
                    self.call("revoke", number=each.native)
            rows = self.session.rows({"rights": each.native})["rights"]
            if not rows or rows[0][2] in names:
                self.session.unmark(each)

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


def _by_number(
    tables: Iterable[Mapping[str, Sequence[Row]]],
) -> dict[str, tuple[str, str]]:
    """The number of each grant → when it was made, and of which right it is."""
    rows = [row for each in tables for row in each["rights"]]
    return {str(number): (str(made), str(name)) for number, made, name in rows}


def _names(value: Json) -> list[str]:
    return sorted(map(str, value)) if isinstance(value, list) else []
