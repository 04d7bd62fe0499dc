"""Steps that stand in one another's way: names, removals, and what waits for what."""

from collections.abc import Mapping

from catalogkit.platform import Held
from catalogkit.resource import Key, Kind
from catalogkit.rollout.goal import Goal, body_of
from catalogkit.rollout.match import There
from catalogkit.rollout.normal import named, normal, references
from catalogkit.rollout.order import ordered
from catalogkit.step import Delete, Manual, Retire, Revive, Step, Update

CIRCLE = "these change names with one another: do it in two goes"
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
        for key in circle:
            self.blocked[key] = CIRCLE
        return found

    def _names(self) -> None:
        """Names that others of ours bear: freed first, or not to be had."""
        for key, step in list(self.steps.items()):
            kind, own = self.wanted.kinds[key.kind], self.found.get(key)
            if isinstance(step, Retire | Delete | Manual):
                continue
            body = normal(kind, body_of(self.wanted.resources[key]))
            name = named(kind, body)
            if own is not None and named(kind, own.body) == name:
                continue
            for other in self.known.bearers(kind.name, name):
                if other is own or getattr(step, "native", None) == other.native:
                    continue
                self._name(key, kind, other)

    def _name(self, key: Key, kind: Kind, other: Held) -> None:
        called = kind.called or kind.name
        if other.key is None:
            self.blocked[key] = f"another {called} of this name is there, and not ours"
            return
        theirs = self.later.get(other.key, other.key)
        step = self.steps.get(theirs)
        frees = isinstance(step, Update | Revive) and any(
            change.name in kind.named for change in step.changes
        )
        if frees or isinstance(step, Delete):
            self.needs[key].append(theirs)
            return
        gone = other.retired or isinstance(step, Retire)
        self.blocked[key] = (
            f"{other.key}, which is {'retired' if gone else 'there'}, bears this name: "
            f"write renamed_from: {other.key.id} if it is the same, else another title"
        )

    def _removals(self) -> None:
        """What names a thing lets go of it before it is taken away."""
        removed = {
            key for key, step in self.steps.items() if isinstance(step, Retire | Delete)
        }
        for each in self.known.ours.values():
            for key in references(self.wanted.kinds[each.kind], each.body):
                if key in removed and each.key is not None:
                    theirs = self.later.get(each.key, each.key)
                    self.needs.setdefault(key, []).append(theirs)

    def _waiting(self) -> None:
        """What needs something that is blocked waits with it."""
        for key in self.blocked:
            self.steps.pop(key, None)
        stuck = set(self.blocked)
        while True:
            more = {
                key: next(each for each in self.needs.get(key, ()) if each in stuck)
                for key in self.steps
                if any(each in stuck for each in self.needs.get(key, ()))
            }
            if not more:
                return
            for key, need in more.items():
                self.blocked[key] = f"it waits for {need}"
                del self.steps[key]
            stuck |= more.keys()
