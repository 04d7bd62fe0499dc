"""What is to be done so that a platform holds what it should."""

from collections.abc import Callable, Iterator, Sequence

from catalogkit.platform import Held
from catalogkit.resource import Body, Key, Kind, Owner, Resource
from catalogkit.rollout.bindings import Bindings
from catalogkit.rollout.conflicts import Conflicts
from catalogkit.rollout.goal import Goal, Terms, body_of
from catalogkit.rollout.match import There, matches, renamed, there
from catalogkit.rollout.normal import (
    canonical,
    digest,
    named,
    normal,
    normal_value,
    references,
)
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
    known = there(wanted.kinds, held, bindings.natives())
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
        self.found = matches(wanted.resources.values(), known)
        self.later = {
            each.key: key
            for key, each in self.found.items()
            if each.key is not None and each.key != key
        }
        self.steps: dict[Key, Step] = {}
        self.blocked: dict[Key, str] = {}
        self.drifts: list[Drift] = []
        self.learnt: list[tuple[Key, str]] = []
        self.needs: dict[Key, list[Key]] = {}

    def plan(self) -> Plan:
        for resource in self.wanted.resources.values():
            self._wanted(resource)
        kept = {each.key for each in self.found.values()}
        for key, each in self.known.ours.items():
            if key not in kept:
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

    def _wanted(self, resource: Resource) -> None:
        key, kind = resource.key, self.wanted.kind(resource.key)
        body = body_of(resource)
        self.needs[key] = [*resource.after, *references(kind, body)]
        if kind.by_hand:
            if self.bindings.by_hand.get(key) != digest(body):
                self.steps[key] = Manual(key, body)
        elif key in self.found:
            self._kept(resource, kind, self.found[key])
        else:
            self._new(key, kind, normal(kind, body))

    def _new(self, key: Key, kind: Kind, body: Body) -> None:
        strangers = [
            each
            for each in self.known.bearers(kind.name, named(kind, body))
            if each.key is None
        ]
        if key in self.bindings.bound and not kind.shared:
            self.drifts.append(Drift(key, "", "there", "gone", Owner.MANAGED))
        if not strangers:
            self.steps[key] = Create(key, body)
        elif kind.shared:
            return
        elif not self.terms.adopts(key):
            self.blocked[key] = (
                f"a {kind.called or kind.name} of this name is there already, and not "
                f"ours: --adopt {key} takes it over, or give it another name"
            )
        elif len(strangers) > 1:
            self.blocked[key] = f"{len(strangers)} of this name are there already"
        else:
            one = strangers[0]
            changes = tuple(self._changes(kind, body, one.body))
            self.steps[key] = Adopt(key, one.native, changes)

    def _kept(self, resource: Resource, kind: Kind, there: Held) -> None:
        key, was = resource.key, there.key if there.key != resource.key else None
        if kind.shared:
            return
        there = renamed(self.wanted.kinds, there, self.later)
        body = normal(kind, body_of(resource))
        changes = tuple(self._differences(key, kind, body, there))
        if there.retired:
            if key in self.bindings.bound and was is None:
                self.drifts.append(Drift(key, "", "there", "retired", Owner.MANAGED))
            self.steps[key] = Revive(key, there.native, changes, was)
        elif key in self.known.unmarked:
            self.steps[key] = Adopt(key, there.native, changes)
        elif changes or was:
            self.steps[key] = Update(key, there.native, changes, was)
        else:
            self.learnt.append((key, there.native))

    def _changes(self, kind: Kind, body: Body, there: Body) -> Iterator[Change]:
        """What must change where nothing is known of what was there."""
        for name, value in body.items():
            now = normal_value(kind.attributes[name], there.get(name))
            if now != value and self.terms.owner(kind, name) is Owner.MANAGED:
                yield Change(name, now, value)

    def _differences(
        self, key: Key, kind: Kind, body: Body, there: Held
    ) -> Iterator[Change]:
        """What must change, and on the way what somebody changed by hand."""
        bound = self.bindings.bound.get(there.key or key)
        for name, value in body.items():
            now = normal_value(kind.attributes[name], there.body.get(name))
            if canonical(now) == canonical(value):
                continue
            if bound is not None and bound.is_taken(name, value, now):
                continue
            owner = self.terms.owner(kind, name)
            left = bound.applied.get(name) if bound else None
            if left is not None and left != digest(now):
                also = left != digest(value)
                self.drifts.append(Drift(key, name, value, now, owner, also))
            if owner is Owner.MANAGED:
                yield Change(name, now, value)

    def _gone(self, key: Key, there: Held) -> None:
        kind = self.wanted.kinds[there.kind]
        if kind.shared or kind.by_hand:
            return
        reason = self.terms.lose.get(key)
        body = normal(kind, there.body)
        if reason is not None:
            much = self.holding(there) if kind.holds else 0
            self.steps[key] = Delete(key, there.native, body, much, reason)
        elif there.retired:
            return
        elif kind.holds or kind.retires:
            much = self.holding(there) if kind.holds else 0
            self.steps[key] = Retire(key, there.native, body, much)
        else:
            self.steps[key] = Delete(key, there.native, body)

    def _twice(self, there: Held) -> None:
        if there.key is not None:
            self.blocked.setdefault(
                there.key,
                f"two bear this mark: {there.native} is a copy of "
                f"{self.known.ours[there.key].native}; take the mark or the copy away",
            )

    def _digest(self) -> str:
        """What stands for all that was read and concerns the goal."""
        concerned = {
            (each.kind, each.native): each for each in self.known.ours.values()
        }
        for resource in self.wanted.resources.values():
            kind = self.wanted.kind(resource.key)
            for each in self.known.bearers(kind.name, named(kind, body_of(resource))):
                concerned[each.kind, each.native] = each
        return digest(
            [
                [
                    *native,
                    str(each.key),
                    each.retired,
                    normal(self.wanted.kinds[each.kind], each.body),
                ]
                for native, each in sorted(concerned.items())
            ]
        )
