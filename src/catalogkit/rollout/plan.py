"""What is to be done so that a platform holds what it should."""

from collections.abc import Callable, Iterator, Sequence

from catalogkit.normal import (
    alike,
    digest,
    named,
    named_in,
    normal_value,
    references,
)
from catalogkit.platform import Held
from catalogkit.resource import Attribute, Body, Json, Key, Kind, Owner, Resource
from catalogkit.rollout.bindings import Bindings
from catalogkit.rollout.conflicts import Conflicts
from catalogkit.rollout.goal import Goal, Terms
from catalogkit.rollout.match import There, matches, renamed, there
from catalogkit.rollout.planned import Blocked, Drift, Plan
from catalogkit.step import (
    Adopt,
    Change,
    Create,
    Delete,
    Manual,
    Retire,
    Revive,
    Step,
    Update,
)

OUT_OF_USE = (
    "it is out of use there, and not ours: bring it back there, then plan again"
)
Holding = Callable[[Held], int]


def plan(
    wanted: Goal,
    held: Sequence[Held],
    bindings: Bindings,
    terms: Terms,
    holding: Holding,
) -> Plan:
    """Compares what a platform holds with what it should hold.

    `holding` says how much data is lost with a thing; it is asked only about those that
    are taken out of use.
    """
    known = there(wanted.kinds, held, bindings)
    return _Planning(wanted, known, bindings, terms, holding).plan()


class _Planning:
    """One comparison."""

    def __init__(
        self,
        wanted: Goal,
        known: There,
        bindings: Bindings,
        terms: Terms,
        holding: Holding,
    ) -> None:
        self.wanted, self.known, self.bindings = wanted, known, bindings
        self.terms, self.holding = terms, holding
        self.found, self.unclear = matches(wanted.resources.values(), known)
        self.later = {
            now: key
            for key, each in self.found.items()
            for now in (each.key, self.known.called(each))
            if now is not None and now != key
        }
        self.renamed = set(self.later.values())
        known.name(wanted.kinds, self.later)
        self.steps: dict[Key, Step] = {}
        self.blocked: dict[Key, str] = {}
        self.drifts: list[Drift] = []
        self.learnt: list[Held] = []
        self.needs: dict[Key, list[Key]] = {}
        kept = {each.key for each in self.found.values()} | set(self.unclear.values())
        self.unwanted = {
            key: each for key, each in known.ours.items() if key not in kept
        }
        self.resting = {
            key
            for key, each in self.unwanted.items()
            if wanted.kinds[each.kind].goes_on and key not in terms.lose
        }
        self.followers = set(self._followers())

    def plan(self) -> Plan:
        for resource in self.wanted.resources.values():
            self._wanted(resource)
        for key, each in sorted(self.unwanted.items()):
            self._gone(key, each)
        for copy in self.known.twice:
            self._twice(copy)
        conflicts = Conflicts(self.wanted, self.known, self.found, self.later)
        steps = conflicts.settled(self.steps, self.blocked, self.needs)
        return Plan(
            self.bindings.target,
            self.bindings.env,
            self.bindings.platform,
            self.wanted.digest,
            self._digest(),
            tuple(steps),
            tuple(Blocked(key, why) for key, why in sorted(self.blocked.items())),
            tuple(self.drifts),
            tuple(self.learnt),
        )

    def _followers(self) -> Iterator[Key]:
        """What stays as it is, because something that is out of use lives by it."""
        for key, each in self.known.ours.items():
            for attribute, name in named_in(self.wanted.kinds[each.kind], each.body):
                if attribute.keeps == "its own" and key in self.resting:
                    yield name
                elif attribute.keeps == "named" and name in self.resting:
                    yield key

    def _wanted(self, resource: Resource) -> None:
        key, kind = resource.key, self.wanted.kind(resource.key)
        body = self.wanted.bodies[key]
        self.needs[key] = [*resource.after, *references(kind, body)]
        if kind.by_hand:
            if self.bindings.by_hand.get(key) != digest(body):
                self.steps[key] = Manual(key, body)
        elif key in self.unclear:
            self.blocked[key] = (
                f"a {kind.called or kind.name} of this id is retired there, and "
                f"{self.unclear[key]}, which it was renamed from, is in use: give it "
                "an id that nothing had"
            )
        elif key not in self.found:
            self._new(key, kind, body)
        elif not kind.shared:
            self._kept(key, kind, body, self.found[key])

    def _new(self, key: Key, kind: Kind, body: Body) -> None:
        strangers = [
            each
            for each in self.known.bearers(kind.name, named(kind, body))
            if each.key is None
        ]
        if strangers and kind.shared:
            return
        if key in self.bindings.bound and not kind.shared:
            self.drifts.append(Drift(key, "", "there", "gone", Owner.MANAGED))
        if not strangers:
            self.steps[key] = Create(key, body)
        elif why := self._refused(key, kind, strangers):
            self.blocked[key] = why
        else:
            changes = tuple(self._changes(key, kind, body, strangers[0]))
            self.steps[key] = Adopt(key, strangers[0].native, changes)

    def _refused(self, key: Key, kind: Kind, strangers: Sequence[Held]) -> str:
        """Why strangers of a name are not taken over, or ""."""
        called = kind.called or kind.name
        if not self.terms.adopts(key):
            return (
                f"a {called} of this name is there already, and not ours: "
                f"--adopt {key} takes it over, or give it another name"
            )
        if len(strangers) > 1:
            return f"{len(strangers)} of this name are there already: which is meant?"
        return OUT_OF_USE if strangers[0].retired else ""

    def _kept(self, key: Key, kind: Kind, body: Body, there: Held) -> None:
        was = there.key if there.key != key else None
        changes = tuple(self._changes(key, kind, body, there))
        if there.retired and there.key in self.known.unmarked:
            self.blocked[key] = OUT_OF_USE
        elif there.retired:
            if key in self.bindings.bound and was is None:
                self.drifts.append(Drift(key, "", "there", "retired", Owner.MANAGED))
            self.steps[key] = Revive(key, there.native, changes, was)
        elif there.key in self.known.unmarked:
            self.steps[key] = Adopt(key, there.native, changes)
        elif changes or was:
            self.steps[key] = Update(key, there.native, changes, was)

    def _changes(
        self, key: Key, kind: Kind, body: Body, there: Held
    ) -> Iterator[Change]:
        """What must change; on the way what somebody changed by hand, and what not."""
        bound = self.bindings.bound.get(there.key) if there.key else None
        left = bound.applied if bound else {}
        later = renamed(self.wanted.kinds, there, self.later)
        old = references(kind, later.body)
        self.needs[key] += [each for each in old if each in self.renamed]
        known: dict[str, Json] = {}
        for name, asked in body.items():
            attribute, owner = kind.attributes[name], self.terms.owner(kind, name)
            now = _of(attribute, later, name)
            value = self._with_resting(attribute, asked, now)
            taken = bound is not None and bound.is_taken(name, value, now)
            if taken or alike(now, value):
                known[name] = now
                continue
            before = _of(attribute, there, name)
            if name in left and left[name] not in {digest(now), digest(before)}:
                also = left[name] != digest(value)
                self.drifts.append(Drift(key, name, value, now, owner, also))
            if owner is Owner.MANAGED:
                yield Change(name, now, value)
            else:
                known[name] = now
        if there.key is not None:
            self.learnt.append(Held(there.key, kind.name, there.native, known))

    def _with_resting(self, attribute: Attribute, value: Json, now: Json) -> Json:
        """What is wanted, and what of it is out of use and goes on being named."""
        if attribute.keeps != "named":
            return value
        if not isinstance(value, list) or not isinstance(now, list):
            return value
        named = (Key(attribute.refers, str(each)) for each in now)
        more = [each.id for each in named if each in self.resting]
        return normal_value(attribute, [*value, *more])

    def _gone(self, key: Key, there: Held) -> None:
        kind = self.wanted.kinds[there.kind]
        if kind.shared or kind.by_hand or key in self.known.unmarked:
            return
        reason = self.terms.lose.get(key)
        stays = there.retired or key in self.bindings.left or key in self.followers
        if stays and reason is None:
            return
        much = self.holding(there) if kind.holds else 0
        if reason is not None:
            self.steps[key] = Delete(key, there.native, there.body, much, reason)
        elif kind.goes_on:
            self.steps[key] = Retire(key, there.native, there.body, much)
        else:
            self.steps[key] = Delete(key, there.native, there.body)

    def _twice(self, there: Held) -> None:
        if there.key is not None:
            key = self.later.get(there.key, there.key)
            self.blocked[key] = (
                f"two bear this mark: {there.native} is a copy of "
                f"{self.known.ours[there.key].native}; take the mark or the copy away"
            )

    def _digest(self) -> str:
        """What stands for all that was read and concerns the goal."""
        concerned = [*self.known.ours.values(), *self.known.twice]
        for key, body in self.wanted.bodies.items():
            name = named(self.wanted.kind(key), body)
            those = self.known.bearers(key.kind, name)
            concerned += [each for each in those if each.key is None]
        found = {
            (each.kind, each.native): [
                str(each.key),
                each.retired,
                each.body,
            ]
            for each in concerned
        }
        return digest([[*native, *found[native]] for native in sorted(found)])


def _of(attribute: Attribute, held: Held, name: str) -> Json:
    """An attribute of a thing, in normal form also where it is missing."""
    return held.body[name] if name in held.body else normal_value(attribute, None)
