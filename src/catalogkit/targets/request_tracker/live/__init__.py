"""A live Request Tracker as a platform: read as a whole, changed step by step."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Protocol

from catalogkit.normal import overtaken, unlike
from catalogkit.platform import Held, PlatformError, Rejected
from catalogkit.resource import Body, Json, Key
from catalogkit.step import (
    Adopt,
    Change,
    Create,
    Delete,
    Manual,
    Release,
    Retire,
    Revive,
    Step,
    Update,
)
from catalogkit.targets.request_tracker.kinds import KINDS, SETTINGS
from catalogkit.targets.request_tracker.live.grants import OTHERS, RIGHT, Grants
from catalogkit.targets.request_tracker.live.marks import Mark, Marks
from catalogkit.targets.request_tracker.live.records import People, Records
from catalogkit.targets.request_tracker.live.session import Caller, Session
from catalogkit.targets.request_tracker.live.settings import Settings
from catalogkit.targets.request_tracker.live.tables import NEEDED, Thing, things

LONGEST_SHOWN = 60


class Door(Protocol):
    """The way in to things of some kinds; what it refuses raises Rejected."""

    def one(self, key: Key, native: str) -> Thing | None:
        """One as it is now."""

    def make(self, key: Key, body: Body) -> str:
        """Makes one, and what Request Tracker calls it."""

    def change(self, key: Key, thing: Thing, values: Body) -> None:
        """Changes some of its attributes."""

    def retire(self, key: Key, thing: Thing, *, retired: bool) -> None:
        """Takes one out of use, or into it again."""

    def remove(self, key: Key, thing: Thing) -> None:
        """Takes one away for good."""


class Live:
    """A Request Tracker, through the program on its host.

    A step is one transaction: the thing, its lists and our mark. What was written is
    read back before it is committed, so that nothing is cut off or dropped in silence.
    """

    def __init__(self, host: Caller) -> None:
        self.host, self.session = host, Session(host)
        self.settings, self.grants = Settings(self.session), Grants(self.session)
        records, self.people = Records(self.session), People(self.session)
        self.doors: dict[str, Door] = {
            **dict.fromkeys(NEEDED, records),
            **dict.fromkeys(SETTINGS, self.settings),
            "User": self.people,
            RIGHT: self.grants,
        }

    def read(self) -> Sequence[Held]:
        """Everything of our kinds. Rights that others granted stand by themselves."""
        tables = dict.fromkeys(each for those in NEEDED.values() for each in those)
        rows = self.session.rows({"marks": None, **tables, "rights": None})
        self.session.known = Marks.of(rows["marks"])
        found: list[Thing] = []
        for kind in NEEDED:
            found += things(kind, rows, self.session.marks.name)
        found += self.settings.every()
        found += self.grants.every(rows["rights"])
        return [self._held(each) for each in found]

    def find(self, key: Key) -> Held | None:
        """The thing that bears the mark of a key."""
        found = self._marked(key)
        return None if found is None else self._held(found)

    def holding(self, held: Held) -> int:
        """Tickets of a queue, of a lifecycle, of a level; answers to a field."""
        return int(str(self.host.call("holding", kind=held.kind, native=held.native)))

    def carry_out(self, step: Step) -> str:
        """Does one step, wholly or not at all."""
        with self._transaction():
            match step:
                case Create(key, body):
                    return self._create(key, body)
                case Update(key, native, changes, was):
                    there = self._there(was or key, key, native)
                    return self._change(key, there, changes)
                case Adopt(key, native, changes):
                    return self._adopt(key, native, changes)
                case Revive(key, native, changes, was):
                    there = self._there(was or key, key, native)
                    self._retire(key, there, retired=False)
                    return self._change(key, there, changes)
                case Retire(key, native):
                    self._retire(key, self._there(key, key, native), retired=True)
                    return native
                case Delete(key, native):
                    self._delete(key, native)
                    return native
                case Release(key, native, changes):
                    return self._release(key, native, changes)
                case Manual(key):
                    message = f"{key}: a person does this"
                    raise Rejected(message)

    def close(self) -> None:
        """Ends the program on the host."""
        self.host.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self.host.call("begin")
            yield
            self.host.call("commit")
        except BaseException:
            self.session.known = None
            with suppress(PlatformError):
                self.host.call("rollback")
            raise

    def _held(self, thing: Thing) -> Held:
        key, mark = None, self._mark_of(thing)
        retired = thing.retired
        if thing.kind == RIGHT:
            is_ours = not thing.native.startswith(OTHERS)
            key = Key(RIGHT, thing.native) if is_ours else None
        elif mark is not None:
            key, retired = mark.key, retired or mark.retired
        return Held(key, thing.kind, thing.native, thing.body, retired)

    def _mark_of(self, thing: Thing) -> Mark | None:
        """Its mark; one of another thing that had its number before is none."""
        mark = self.session.marks.by_native.get((thing.kind, thing.native))
        return mark if mark is not None and mark.bears(thing.made) else None

    def _marked(self, key: Key) -> Thing | None:
        """The thing that bears the mark of a key, as it is now."""
        door = self.doors[key.kind]
        if key.kind == RIGHT:
            return door.one(key, key.id)
        for mark in list(self.session.marks_of(key)):
            thing = door.one(key, mark.native)
            if thing is not None and mark.bears(thing.made):
                return thing
        return None

    def _there(self, was: Key, key: Key, native: str) -> Thing:
        """What a step is about. Raises Rejected where it is gone, or not ours."""
        for each in (was, key):
            thing = self._marked(each)
            if thing is not None and thing.native == native:
                return thing
        message = f"{key}: what is {native} there does not bear its mark any more"
        raise Rejected(message)

    def _create(self, key: Key, body: Body) -> str:
        there = self._marked(key)
        if there is not None:
            if unlike(KINDS[key.kind], there.body, body):
                message = f"{key} is there already, and otherwise"
                raise Rejected(message)
            return there.native
        door, kind = self.doors[key.kind], KINDS[key.kind]
        if kind.shared and (native := self.people.there(key)):
            return native
        native = door.make(key, body)
        thing = self._kept(key, native, body)
        if key.kind != RIGHT:
            self.session.mark(Mark(key, native, thing.made))
        return native

    def _adopt(self, key: Key, native: str, changes: tuple[Change, ...]) -> str:
        thing, mark = self._nobody_elses(key, native)
        if mark is None:
            self.session.mark(Mark(key, native, thing.made))
        return self._change(key, thing, changes)

    def _release(self, key: Key, native: str, changes: tuple[Change, ...]) -> str:
        thing, mark = self._nobody_elses(key, native)
        self._change(key, thing, changes)
        if mark is not None:
            self.session.unmark(mark)
        return native

    def _nobody_elses(self, key: Key, native: str) -> tuple[Thing, Mark | None]:
        """A thing that bears no mark, or that of a key, and its mark."""
        thing = self.doors[key.kind].one(key, native)
        if thing is None:
            message = f"{key}: what is {native} there is gone"
            raise Rejected(message)
        mark = self._mark_of(thing)
        if mark is not None and mark.key != key:
            message = f"{key}: what is {native} there is {mark.key} now"
            raise Rejected(message)
        return thing, mark

    def _change(self, key: Key, thing: Thing, changes: tuple[Change, ...]) -> str:
        """Changes what is not yet as it is to be, and what we call the thing."""
        kind, wanted = KINDS[key.kind], {each.name: each.after for each in changes}
        for name in overtaken(kind, thing.body, changes):
            message = f"{key}: somebody else changed its {name}"
            raise Rejected(message)
        values = {name: wanted[name] for name in unlike(kind, thing.body, wanted)}
        if values:
            self.doors[key.kind].change(key, thing, values)
            self._kept(key, thing.native, values)
        mark = self._mark_of(thing)
        if mark is not None and mark.key != key:
            self._marked_anew(mark, Mark(key, mark.native, mark.made))
        return thing.native

    def _retire(self, key: Key, thing: Thing, *, retired: bool) -> None:
        self.doors[key.kind].retire(key, thing, retired=retired)
        mark = self._mark_of(thing)
        if key.kind in SETTINGS and mark is not None and mark.retired != retired:
            self._marked_anew(mark, Mark(mark.key, mark.native, retired=retired))

    def _delete(self, key: Key, native: str) -> None:
        thing = self._marked(key)
        if thing is None:
            return
        if thing.native != native:
            message = f"{key} is {thing.native} there, and not {native}"
            raise Rejected(message)
        self.doors[key.kind].remove(key, thing)
        self._unmark(key)

    def _unmark(self, key: Key) -> None:
        for mark in list(self.session.marks.by_key.get(key, ())):
            self.session.unmark(mark)

    def _marked_anew(self, before: Mark, after: Mark) -> None:
        self.session.unmark(before)
        self.session.mark(after)

    def _kept(self, key: Key, native: str, wanted: Body) -> Thing:
        """What was written, read back. Raises Rejected where it is not the same."""
        thing = self.doors[key.kind].one(key, native)
        if thing is None:
            message = f"{key}: Request Tracker made it, and does not hold it"
            raise Rejected(message)
        for name in unlike(KINDS[key.kind], thing.body, wanted):
            now, value = _shown(thing.body.get(name)), _shown(wanted[name])
            message = (
                f"{key}: Request Tracker keeps '{now}' as its {name}, not '{value}'"
            )
            raise Rejected(message)
        return thing


def _shown(value: Json) -> str:
    """A value in a sentence, shortened."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"{text[:LONGEST_SHOWN]}…" if len(text) > LONGEST_SHOWN else text
