"""A platform in memory: as exact as a real one, and as unkind as its faults say."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from catalogkit.platform import Held, Rejected, Unavailable
from catalogkit.resource import Body, Key, Kind, Kinds
from catalogkit.rollout.normal import canonical, named, normal, normal_value
from catalogkit.step import (
    Adopt,
    Change,
    Create,
    Delete,
    Retire,
    Revive,
    Step,
    Update,
)

Fault = Callable[[str], str]
"""Asked at each call, with what is called: "" is none, else one of FAULTS."""
FAULTS = ("429", "500 before", "500 after", "lost")
"""Too many calls; a fault before or after the write; an answer that is lost."""


@dataclass
class Memory:
    """A platform that holds things, with numbers of its own.

    `calls` are the words of the calls that write, in order. `fault` decides at each
    call whether it goes wrong.
    """

    kinds: Kinds
    things: dict[str, Held] = field(default_factory=dict)
    data: dict[str, int] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    fault: Fault = lambda _: ""
    _last: int = 0

    def add(self, held: Iterable[Held]) -> None:
        """Puts things there that others have made."""
        for each in held:
            native = each.native or self._number()
            self.things[native] = replace(each, native=native)

    def read(self) -> Sequence[Held]:
        """Everything, in no promised order."""
        self._before("read")
        return list(self.things.values())

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
        if fault in {"500 after", "lost"}:
            message = f"{fault}: nobody knows"
            raise Unavailable(message)
        return native

    def close(self) -> None:
        """There is nothing to let go of."""

    def _before(self, call: str) -> str:
        fault = self.fault(call)
        if fault == "429":
            message = "429 too many requests"
            raise Unavailable(message, wait=0.0)
        if fault == "500 before" or (fault and call in {"read", "find"}):
            message = "500 internal error"
            raise Unavailable(message)
        return fault

    def _done(self, step: Step) -> str:
        match step:
            case Create(key, body):
                return self._create(key, body)
            case Update(key, native, changes, was):
                self._change(native, changes, was or key, key)
            case Adopt(key, native, changes):
                there = self._there(native, key)
                if there.key not in {None, key}:
                    message = f"{native} is {there.key}'s"
                    raise Rejected(message)
                self._put(replace(there, key=key))
                self._change(native, changes, key, key)
            case Revive(key, native, changes, was):
                there = self._there(native, was or key)
                self._put(replace(there, retired=False))
                self._change(native, changes, was or key, key)
            case Retire(key, native):
                there = self._there(native, key)
                self._put(replace(there, retired=True))
            case Delete(_, native):
                self.things.pop(native, None)
        return str(getattr(step, "native", ""))

    def _create(self, key: Key, body: Body) -> str:
        kind = self.kinds[key.kind]
        if self._marked(key) is not None:
            message = f"{key} is there already"
            raise Rejected(message)
        self._free(kind, body, "")
        native = self._number()
        self._put(Held(key, key.kind, native, normal(kind, body)))
        return native

    def _change(
        self, native: str, changes: tuple[Change, ...], was: Key, key: Key
    ) -> None:
        there = self._there(native, key)
        kind = self.kinds[there.kind]
        if there.key not in {None, was, key}:
            message = f"{native} is {there.key}'s"
            raise Rejected(message)
        for each in changes:
            attribute = kind.attributes[each.name]
            now = canonical(normal_value(attribute, there.body.get(each.name)))
            if now not in {canonical(each.before), canonical(each.after)}:
                message = f"{key}: {each.name} was changed by somebody else"
                raise Rejected(message)
        body = {**there.body, **{each.name: each.after for each in changes}}
        self._free(kind, body, native)
        self._put(replace(there, key=key, body=normal(kind, body)))

    def _free(self, kind: Kind, body: Body, native: str) -> None:
        name = named(kind, body)
        for each in self.things.values():
            taken = each.kind == kind.name and named(kind, each.body) == name
            if name is not None and taken and each.native != native:
                message = f"a {kind.name} named {' '.join(name)} exists"
                raise Rejected(message)

    def _there(self, native: str, key: Key) -> Held:
        if native not in self.things:
            message = f"{key} is gone"
            raise Rejected(message)
        return self.things[native]

    def _marked(self, key: Key) -> Held | None:
        those = (each for each in self.things.values() if each.key == key)
        return next(those, None)

    def _put(self, held: Held) -> None:
        self.things[held.native] = held

    def _number(self) -> str:
        self._last += 1
        return str(self._last)
