"""A platform in memory: as exact as a real one, and as unkind as its faults say."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from catalogkit.normal import named, normal, overtaken
from catalogkit.platform import Held, Rejected, Unavailable, Unreachable
from catalogkit.resource import Body, Json, Key, Kind, Kinds
from catalogkit.step import (
    Adopt,
    Change,
    Create,
    Delete,
    Release,
    Retire,
    Revive,
    Step,
    Update,
)

Fault = Callable[[str], str]
"""Asked at each call, with what is called: "" is none, else one of FAULTS.

Here others may change what is there, too.
"""
BEFORE = {"429": "too many requests", "500 before": "a fault of the server"}
AFTER = {"500 after": "a fault of the server", "lost": "no answer"}
FAULTS = (*BEFORE, *AFTER)
"""What goes wrong before something is written, and after it."""
OUT = "out"
"""The platform is not there at all."""
REORDERED = "reordered"
"""What is read comes in another order."""


@dataclass
class Memory:
    """A platform that holds things, with numbers of its own.

    As on most, what is out of use keeps its name, and nothing goes that others name.
    `calls` are the words of the calls that write, in order. `data` says of a native id
    how much goes with it.
    """

    kinds: Kinds
    things: dict[str, Held] = field(default_factory=dict)
    data: dict[str, int] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    fault: Fault = lambda _: ""
    _last: int = 0
    _marks: dict[Key, set[str]] = field(default_factory=dict)
    _names: dict[tuple[str, ...], set[str]] = field(default_factory=dict)
    _users: dict[tuple[str, str], set[str]] = field(default_factory=dict)

    def add(self, held: Iterable[Held]) -> None:
        """Puts things there as others make and change them."""
        for each in held:
            self._put(replace(each, native=each.native or self._number()))

    def read(self) -> Sequence[Held]:
        """Everything, in no promised order."""
        fault = self._before("read")
        found = list(self.things.values())
        return found[::-1] if fault == REORDERED else found

    def find(self, key: Key) -> Held | None:
        """The thing that bears a mark."""
        self._before("find")
        return self._marked(key)

    def holding(self, held: Held) -> int:
        """How much data a thing holds."""
        return self.data.get(held.native, 0)

    def carry_out(self, step: Step) -> str:
        """Does one step, as the protocol says."""
        fault = self._before(step.word)
        self.calls.append(f"{step.word} {step.key}")
        native = self._done(step)
        if fault in AFTER:
            raise Unavailable(AFTER[fault])
        return native

    def close(self) -> None:
        """There is nothing to let go of."""

    def _before(self, call: str) -> str:
        fault = self.fault(call)
        if fault == OUT:
            message = "there is no way to the platform"
            raise Unreachable(message)
        if fault in BEFORE or (fault in AFTER and call in {"read", "find"}):
            raise Unavailable(
                {**BEFORE, **AFTER}[fault], 0.0 if fault == "429" else None
            )
        return fault

    def _done(self, step: Step) -> str:
        match step:
            case Create(key, body):
                return self._create(key, body)
            case Update(key, native, changes, was):
                self._change(self._there(native, key, was or key), key, changes)
            case Adopt(key, native, changes):
                self._change(self._there(native, key, None), key, changes)
            case Revive(key, native, changes, was):
                there = self._there(native, key, was or key)
                self._change(replace(there, retired=False), key, changes)
            case Retire(key, native):
                self._put(replace(self._there(native, key), retired=True))
            case Release(key, native, changes):
                self._change(self._there(native, key, None), None, changes)
            case Delete(key, native):
                if native in self.things:
                    self._delete(self._there(native, key))
        return str(getattr(step, "native", ""))

    def _create(self, key: Key, body: Body) -> str:
        if self._marked(key) is not None:
            message = f"{key} is there already"
            raise Rejected(message)
        native = self._number()
        self._write(Held(key, key.kind, native, body))
        return native

    def _change(
        self, there: Held, key: Key | None, changes: tuple[Change, ...]
    ) -> None:
        kind = self.kinds[there.kind]
        for name in overtaken(kind, there.body, changes):
            message = f"{there.native}: {name} was changed by somebody else"
            raise Rejected(message)
        changed = {each.name: each.after for each in changes}
        self._write(replace(there, key=key, body={**there.body, **changed}))

    def _delete(self, there: Held) -> None:
        users = [self.things[each] for each in self._users.get(_called(there), set())]
        if any(each.native != there.native and not each.retired for each in users):
            message = f"{there.key} is in use"
            raise Rejected(message)
        self._forget(there)
        del self.things[there.native]

    def _write(self, held: Held) -> None:
        """Puts a thing there as we ask for it: names are free, references real."""
        kind = self.kinds[held.kind]
        held = replace(held, body=normal(kind, held.body))
        old = self.things.get(held.native)
        name = named(kind, held.body)
        stays = old is not None and named(kind, old.body) == name
        taken = self._names.get((kind.name, *(name or ())), set()) - {held.native}
        if name is not None and taken and not stays:
            message = f"a {kind.name} named {' '.join(name)} exists"
            raise Rejected(message)
        for reference in _references(kind, held.body):
            if not self._exists(*reference):
                message = f"there is no {' '.join(reference)}"
                raise Rejected(message)
        self._put(held)

    def _exists(self, kind: str, called: str) -> bool:
        if called.startswith("#"):
            return called.removeprefix("#") in self.things
        return bool(self._marks.get(Key(kind, called)))

    def _there(self, native: str, *marks: Key | None) -> Held:
        """What a step is about, if it bears one of these marks; None is no mark."""
        if native not in self.things:
            message = f"{marks[0]} is gone"
            raise Rejected(message)
        there = self.things[native]
        if there.key not in marks:
            message = f"{native} is {there.key or 'a stranger'} now, not {marks[0]}"
            raise Rejected(message)
        return there

    def _marked(self, key: Key) -> Held | None:
        natives = sorted(self._marks.get(key, ()))
        return self.things[natives[0]] if natives else None

    def _put(self, held: Held) -> None:
        """Puts a thing there; those who name it call it as it is called now."""
        old = self.things.get(held.native)
        if old is not None:
            self._forget(old)
        self.things[held.native] = held
        kind = self.kinds[held.kind]
        name = named(kind, held.body)
        if held.key is not None:
            self._marks.setdefault(held.key, set()).add(held.native)
        if name is not None:
            self._names.setdefault((kind.name, *name), set()).add(held.native)
        for reference in _references(kind, held.body):
            self._users.setdefault(reference, set()).add(held.native)
        if old is not None and _called(old) != _called(held):
            for native in sorted(self._users.get(_called(old), ())):
                self._put(_calling(self.kinds, self.things[native], old, held))

    def _forget(self, held: Held) -> None:
        kind = self.kinds[held.kind]
        if held.key is not None:
            self._marks[held.key].discard(held.native)
        name = named(kind, held.body)
        if name is not None:
            self._names[kind.name, *name].discard(held.native)
        for reference in _references(kind, held.body):
            self._users[reference].discard(held.native)

    def _number(self) -> str:
        self._last += 1
        return str(self._last)


def _called(held: Held) -> tuple[str, str]:
    """What others call a thing: its kind, and the id of its key or "#" and its own."""
    return held.kind, f"#{held.native}" if held.key is None else held.key.id


def _references(kind: Kind, body: Body) -> list[tuple[str, str]]:
    return [
        (attribute.refers, str(each))
        for name, attribute in kind.attributes.items()
        if attribute.refers and body.get(name)
        for each in _several(body[name])
    ]


def _several(value: Json) -> list[Json]:
    return value if isinstance(value, list) else [value]


def _calling(kinds: Kinds, user: Held, old: Held, new: Held) -> Held:
    """A thing that calls another one by its new name."""
    body = dict(user.body)
    before, after = _called(old)[1], _called(new)[1]
    for name, attribute in kinds[user.kind].attributes.items():
        if attribute.refers == old.kind and body.get(name):
            those = [after if each == before else each for each in _several(body[name])]
            body[name] = those if isinstance(body[name], list) else those[0]
    return replace(user, body=body)
