"""A plan is carried out: each step once, whatever happens on the way."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

from catalogkit.platform import Held, Platform, PlatformError, Unavailable
from catalogkit.resource import Body, Key, Kinds
from catalogkit.rollout.bindings import Bindings
from catalogkit.rollout.journal import Journal
from catalogkit.rollout.normal import canonical, normal, normal_value
from catalogkit.step import Adopt, Change, Create, Delete, Manual, Retire, Revive, Step
from catalogkit.step import Update as Updated


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a call is tried, and how long is waited: seconds.

    Before try n + 1 it waits up to `first` · 2ⁿ⁻¹, at most `longest`, times a `chance`
    between 0 and 1 (exponential backoff with full jitter); or as long as the platform
    asks, within `patience`.
    """

    tries: int = 6
    first: float = 0.5
    longest: float = 30.0
    patience: float = 300.0
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = lambda: 1.0

    def wait(self, tried: int, asked: float | None) -> float:
        """How long to wait after so many tries."""
        if asked is not None:
            return min(max(asked, 0.0), self.patience)
        most: float = min(self.longest, self.first * 2.0 ** (tried - 1))
        return self.chance() * most


@dataclass(frozen=True, slots=True)
class Event:
    """What happens to a step, for those who watch: the number counts from 1."""

    number: int
    of: int
    step: Step
    state: Literal["begun", "done", "again", "failed", "skipped", "already"]
    said: str = ""


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of a plan: numbers of steps, and for what failed why."""

    done: int
    failed: tuple[tuple[Step, str], ...] = ()
    skipped: tuple[Step, ...] = ()
    by_hand: tuple[Step, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether everything that a program can do is done."""
        return not self.failed and not self.skipped


@dataclass
class Apply:
    """Carries out the plan of a journal, from where it stopped.

    `clean` takes secrets out of what a platform says. `watch` is told what happens.
    """

    platform: Platform
    journal: Journal
    bindings: Bindings
    kinds: Kinds
    pace: Pace = field(default_factory=Pace)
    watch: Callable[[Event], None] = lambda _: None
    clean: Callable[[str], str] = str

    def run(self) -> Applied:
        """Does every step that is not done yet.

        What fails is said and what needs it is left; all else is done. Whatever ends
        it, the journal and the bindings say what was done.
        """
        steps = self.journal.plan.steps
        failed: dict[Key, str] = {}
        skipped: list[Step] = []
        complete = False
        try:
            for number, step in enumerate(steps):
                entry = self.journal.entries.get(number)
                if entry is not None and entry.state == "done":
                    self._tell(number, "already")
                elif isinstance(step, Manual):
                    continue
                elif why := next((each for each in step.after if each in failed), None):
                    failed[step.key] = ""
                    skipped.append(step)
                    self._tell(number, "skipped", f"it needs {why}")
                    self.journal.note(number, "skipped")
                elif said := self._step(number, step, again=entry is not None):
                    failed[step.key] = said
            complete = not failed
        finally:
            self.bindings.save()
            self.journal.close(finished=complete)
        return Applied(
            sum(each.state == "done" for each in self.journal.entries.values()),
            tuple((each, failed[each.key]) for each in steps if failed.get(each.key)),
            tuple(skipped),
            tuple(each for each in steps if isinstance(each, Manual)),
        )

    def _step(self, number: int, step: Step, *, again: bool) -> str:
        """Does one step; the sentence that says why not, or ""."""
        self._tell(number, "begun")
        self.journal.note(number, "begun")
        try:
            native = self._carried(number, step, again=again)
        except PlatformError as problem:
            said = self.clean(str(problem)) or type(problem).__name__
            self.journal.note(number, "failed", why=said)
            self._tell(number, "failed", said)
            return said
        self.journal.note(number, "done", native=native)
        self.bindings.done(step, native)
        self._tell(number, "done")
        return ""

    def _carried(self, number: int, step: Step, *, again: bool) -> str:
        """The native id, once the step is done; tries again where that may help."""
        tried = 0
        while True:
            tried += 1
            try:
                rest = self._left(step) if again else step
                if rest is None:
                    return self._native(step)
                return self.platform.carry_out(rest)
            except Unavailable as problem:
                if tried >= self.pace.tries:
                    raise
                again = True
                wait = self.pace.wait(tried, problem.wait)
                said = f"{self.clean(str(problem))}; again in {wait:.1f} s"
                self._tell(number, "again", said)
                self.pace.sleep(wait)

    def _left(self, step: Step) -> Step | None:
        """What of a step that may have been done is still to do; None: nothing."""
        there = self.platform.find(step.key)
        match step:
            case Create(key, body) if there is not None:
                kind = self.kinds[key.kind]
                changes = _rest(normal(kind, there.body), body)
                return Updated(key, there.native, changes) if changes else None
            case Delete():
                return step if there is not None else None
            case Retire():
                return step if there is not None and not there.retired else None
            case Updated() | Adopt() | Revive() if there is not None:
                return step if self._is_left(step, there) else None
        return step

    def _is_left(self, step: Updated | Adopt | Revive, there: Held) -> bool:
        attributes = self.kinds[step.key.kind].attributes
        return there.retired or any(
            canonical(normal_value(attributes[each.name], there.body.get(each.name)))
            != canonical(each.after)
            for each in step.changes
        )

    def _native(self, step: Step) -> str:
        native = getattr(step, "native", None)
        if native is None:
            there = self.platform.find(step.key)
            native = "" if there is None else there.native
        return str(native)

    def _tell(
        self,
        number: int,
        state: Literal["begun", "done", "again", "failed", "skipped", "already"],
        said: str = "",
    ) -> None:
        steps = self.journal.plan.steps
        self.watch(Event(number + 1, len(steps), steps[number], state, said))


def compensating(journal: Journal, kinds: Kinds) -> tuple[Step, ...]:
    """The steps that undo what a journal says was done, the last first.

    What holds data or retires is retired, not deleted; what was deleted is made again,
    without its data.
    """
    found: list[Step] = []
    for number, entry in sorted(journal.entries.items(), reverse=True):
        step = journal.plan.steps[number]
        if entry.state == "done" and not isinstance(step, Manual):
            found += _undone(step, entry.native, kinds)
    return tuple(replace(each, after=()) for each in found)


def _undone(step: Step, native: str, kinds: Kinds) -> list[Step]:
    kind = kinds[step.key.kind]
    match step:
        case Create(key, body):
            if kind.shared:
                return []
            keep = bool(kind.holds) or kind.retires
            return [(Retire if keep else Delete)(key, native, body)]
        case Updated(key, _, changes, was):
            return [Updated(was or key, native, _back(changes), key if was else None)]
        case Adopt(key, _, changes):
            return [Updated(key, native, _back(changes))] if changes else []
        case Revive(key, _, changes, was):
            back: list[Step] = []
            if changes or was:
                past = key if was else None
                back.append(Updated(was or key, native, _back(changes), past))
            return [*back, Retire(was or key, native, {})]
        case Retire(key):
            return [Revive(key, native)]
        case Delete(key, _, body):
            return [Create(key, body)]
    return []


def _back(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    return tuple(Change(each.name, each.after, each.before) for each in changes)


def _rest(there: Body, wanted: Body) -> tuple[Change, ...]:
    return tuple(
        Change(name, there.get(name), value)
        for name, value in wanted.items()
        if canonical(there.get(name)) != canonical(value)
    )
