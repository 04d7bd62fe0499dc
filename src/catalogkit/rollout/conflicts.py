"""Steps that stand in one another's way: names, removals, and what waits for what."""

from collections.abc import Mapping
from dataclasses import replace

from catalogkit.normal import named, named_in
from catalogkit.platform import Held
from catalogkit.resource import Body, Key
from catalogkit.rollout.goal import Goal
from catalogkit.rollout.match import There, renamed
from catalogkit.rollout.order import ordered
from catalogkit.step import Adopt, Create, Delete, Retire, Revive, Step, Update

CIRCLE = (
    "it waits for others that wait for it, as where two swap names: go in two steps"
)
Needs = dict[Key, list[Key]]


class Conflicts:
    """What of some steps can be done, and in which order.

    `found` are wanted keys and what is there of them, `later` the keys that things have
    from now on, by those they have now.
    """

    def __init__(
        self,
        wanted: Goal,
        known: There,
        found: Mapping[Key, Held],
        later: Mapping[Key, Key],
    ) -> None:
        self.wanted, self.known, self.found, self.later = wanted, known, found, later
        self.steps: dict[Key, Step] = {}
        self.blocked: dict[Key, str] = {}
        self.needs: Needs = {}

    def settled(
        self, steps: dict[Key, Step], blocked: dict[Key, str], needs: Needs
    ) -> list[Step]:
        """The steps that can be done, in order; `blocked` takes the others."""
        self.steps, self.blocked, self.needs = steps, blocked, needs
        self._names()
        self._removals()
        self._waiting()
        found, circle = ordered(list(self.steps.values()), self.needs)
        if circle:
            self.blocked |= dict.fromkeys(circle, CIRCLE)
            self._waiting()
            found, _ = ordered(list(self.steps.values()), self.needs)
        later = {now: key for now, key in self.later.items() if key not in self.blocked}
        return [self._calling(each, later) for each in found]

    def _names(self) -> None:
        """Names that others of ours bear: freed first, or not to be had."""
        taken: dict[tuple[str, ...], Key] = {}
        for key, step in list(self.steps.items()):
            kind, name = self.wanted.kinds[key.kind], self._name(step)
            if name is None:
                continue
            first = taken.setdefault((kind.name, *name), key)
            if first != key:
                called = kind.called or kind.name
                self.blocked[key] = f"{first} is to be a {called} of the same name"
            for other in self.known.bearers(kind.name, name):
                if other is not self._own(step):
                    self._borne(key, name, other)

    def _name(self, step: Step | None) -> tuple[str, ...] | None:
        """What a step calls a thing; None where it is called so already."""
        if step is None:
            return None
        kind = self.wanted.kinds[step.key.kind]
        match step:
            case Create(_, body):
                return named(kind, body)
            case Update() | Adopt() | Revive():
                there = self._later(step)
                changed = {each.name: each.after for each in step.changes}
                name = named(kind, {**there, **changed})
                stays = name == named(kind, there) and not isinstance(step, Adopt)
                return None if stays else name
        return None

    def _own(self, step: Step) -> Held | None:
        return self.known.natives.get((step.key.kind, getattr(step, "native", "")))

    def _later(self, step: Step) -> Body:
        """What is there before a step, others called as they are from now on."""
        own = self._own(step)
        return {} if own is None else renamed(self.wanted.kinds, own, self.later).body

    def _borne(self, key: Key, name: tuple[str, ...], other: Held) -> None:
        """Says what becomes of a step that takes the name of another thing."""
        kind = self.wanted.kinds[key.kind]
        called = kind.called or kind.name
        if other.key is None:
            self.blocked[key] = f"another {called} of this name is there, and not ours"
            return
        theirs = self.later.get(other.key, other.key)
        step = self.steps.get(theirs)
        if isinstance(step, Delete) or self._name(step) not in {None, name}:
            self.needs[key].append(theirs)
            return
        gone = other.retired or isinstance(step, Retire)
        self.blocked[key] = (
            f"{other.key}, which is {'retired' if gone else 'there'}, bears this name: "
            f"write renamed_from: {other.key.id} if it is the same, else another title"
        )

    def _removals(self) -> None:
        """What uses a thing lets go of it before it is taken away."""
        removed = {
            self.known.called(self.known.ours[key]): key
            for key, step in self.steps.items()
            if isinstance(step, Retire | Delete)
        }
        for each in self.known.natives.values():
            for attribute, name in named_in(self.wanted.kinds[each.kind], each.body):
                key = removed.get(name)
                stays = attribute.keeps == "named" and isinstance(
                    self.steps.get(key) if key else None, Retire
                )
                if key is not None and not stays:
                    self._released(key, each)

    def _released(self, key: Key, user: Held) -> None:
        """Says what becomes of a removal where something names what goes."""
        theirs = None if user.key is None else self.later.get(user.key, user.key)
        if theirs is not None and (theirs in self.steps or theirs in self.blocked):
            self.needs.setdefault(key, []).append(theirs)
        elif not user.retired:
            kind = self.wanted.kinds[user.kind]
            self.blocked[key] = (
                f"the {kind.called or kind.name} {user.native} uses it still, and is "
                "not ours to change"
            )

    def _calling(self, step: Step, later: Mapping[Key, Key]) -> Step:
        """What goes names others as they are called then, for who brings it back.

        A renaming that is blocked is none.
        """
        if not isinstance(step, Retire | Delete):
            return step
        there = self.known.ours[step.key]
        return replace(step, body=renamed(self.wanted.kinds, there, later).body)

    def _waiting(self) -> None:
        """What needs something that is blocked waits with it."""
        followers: dict[Key, list[Key]] = {}
        for key in self.steps:
            for need in self.needs.get(key, ()):
                followers.setdefault(need, []).append(key)
        stuck = list(self.blocked)
        for key in stuck:
            self.steps.pop(key, None)
            for each in followers.get(key, ()):
                if each not in self.blocked:
                    self.blocked[each] = f"it waits for {key}"
                    stuck.append(each)
