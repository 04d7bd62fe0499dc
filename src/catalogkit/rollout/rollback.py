"""The steps that undo what an apply did."""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import TypeAlias

from catalogkit.normal import named, unlike
from catalogkit.platform import Held
from catalogkit.resource import Key, Kind, Kinds
from catalogkit.rollout.journal import Entry, Journal
from catalogkit.rollout.match import renamed
from catalogkit.rollout.planned import Plan
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

Find: TypeAlias = Callable[[Key], Held | None]
Name: TypeAlias = tuple[str, ...]


def compensating(journal: Journal, kinds: Kinds, find: Find) -> Plan:
    """The plan that undoes what a journal says was done, the last first.

    What holds data or retires is retired, not deleted; what was deleted is made again,
    without its data. Of a step whose end nobody knows, `find` says whether it was done.
    """
    steps = journal.plan.steps
    done = [
        (step, native)
        for number, step in enumerate(steps)
        if (native := _done(journal.entries.get(number), step, kinds, find)) is not None
    ]
    freed = {name for step, _ in done for name in _freed(kinds[step.key.kind], step)}
    past = {each.key: _past(each) for each in steps}
    needs: dict[Key, set[Key]] = {}
    for step, _ in done:
        for need in step.after:
            needs.setdefault(past[need], set()).add(_past(step))
    found: list[Step] = []
    ours = {step.key for step, _ in done}
    called: dict[Key, Key] = {}
    for step in steps:
        called |= {} if step.key in ours else _called_before(step)
    for step, native in reversed(done):
        for each in _undone(step, native, kinds[step.key.kind], freed):
            after = tuple(sorted(needs.get(each.key, ())))
            found.append(replace(_calling(each, kinds, called), after=after))
        called |= _called_before(step)
    return replace(journal.plan, steps=tuple(found), blocked=(), drifts=(), learnt=())


def _calling(step: Step, kinds: Kinds, called: Mapping[Key, Key]) -> Step:
    """A step that makes a thing again, which calls others as they are called then."""
    if not isinstance(step, Create):
        return step
    again = renamed(kinds, Held(None, step.key.kind, "", step.body), called)
    return replace(step, body=again.body)


def _called_before(step: Step) -> dict[Key, Key]:
    """What a thing is called now, and what it is called when a step is undone."""
    if isinstance(step, Adopt):
        return {step.key: Key(step.key.kind, f"#{step.native}")}
    return {step.key: _past(step)} if _past(step) != step.key else {}


def _past(step: Step) -> Key:
    """The key that a thing had before a step."""
    return getattr(step, "was", None) or step.key


def _done(entry: Entry | None, step: Step, kinds: Kinds, find: Find) -> str | None:
    """The native id of a thing, if its step was done."""
    if entry is None or isinstance(step, Manual):
        return None
    if entry.state == "done":
        return entry.native
    there = find(step.key)
    match step:
        case Delete() | Release():
            return step.native if there is None else None
        case Retire():
            return step.native if there is not None and there.retired else None
        case Create():
            return None if there is None else there.native
    kind = kinds[step.key.kind]
    same = (
        there is not None
        and not there.retired
        and not unlike(kind, there.body, {e.name: e.after for e in step.changes})
    )
    return step.native if same else None


def _freed(kind: Kind, step: Step) -> Iterator[tuple[str, ...]]:
    """The name that a step made free for others."""
    match step:
        case Delete(_, _, body):
            name = named(kind, body)
        case Update(_, _, changes) | Revive(_, _, changes):
            before = {each.name: each.before for each in changes}
            name = named(kind, before)
        case _:
            name = None
    if name is not None:
        yield (kind.name, *name)


def _undone(
    step: Step, native: str, kind: Kind, freed: AbstractSet[Name]
) -> Iterator[Step]:
    match step:
        case Create(key, body) if not kind.shared:
            if kind.goes_on:
                yield from _aside(step, native, kind, freed)
                yield Retire(key, native, body)
            else:
                yield Delete(key, native, body)
        case Update(key, _, changes, was):
            yield Update(was or key, native, _back(changes), key if was else None)
        case Adopt(key, _, changes):
            yield Release(key, native, _back(changes))
        case Release(key, _, changes):
            yield Adopt(key, native, _back(changes))
        case Revive(key, _, changes, was):
            if changes or was:
                yield Update(was or key, native, _back(changes), key if was else None)
            yield Retire(was or key, native, {})
        case Retire(key):
            yield Revive(key, native)
        case Delete(key, _, body):
            yield Create(key, body)


def _aside(
    created: Create, native: str, kind: Kind, freed: AbstractSet[Name]
) -> Iterator[Step]:
    """Gives what stays, but out of use, another name where others get theirs back."""
    name = named(kind, created.body)
    plain = [each for each in kind.named if not kind.attributes[each].refers]
    if name is None or (kind.name, *name) not in freed or not plain:
        return
    value = str(created.body[plain[0]])
    more = f" ({created.key.id})"
    short = value if kind.longest is None else value[: max(kind.longest - len(more), 0)]
    change = Change(plain[0], created.body[plain[0]], f"{short}{more}")
    yield Update(created.key, native, (change,))


def _back(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    return tuple(Change(each.name, each.after, each.before) for each in changes)
