"""A plan is carried out: each step once, whatever happens on the way."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Literal

from catalogkit.normal import alike, of
from catalogkit.platform import (
    Platform,
    PlatformError,
    Unavailable,
    Unreachable,
)
from catalogkit.resource import Key, Kinds
from catalogkit.rollout.bindings import Bindings, BindingsRefused
from catalogkit.rollout.journal import Journal
from catalogkit.step import Change, Create, Manual, Revive, Step, Update

State = Literal["begun", "done", "again", "failed", "skipped", "already"]
ENOUGH = 3
"""So many steps without an answer, one after the other: the platform is lost."""


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
    state: State
    said: str = ""


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of a plan: how much is done, what failed and why, what was left."""

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
    """Carries out the plan of a journal, from where it stopped; it runs once.

    `clean` takes secrets out of what a platform says. `watch` is told what happens.
    """

    platform: Platform
    journal: Journal
    bindings: Bindings
    kinds: Kinds
    pace: Pace = field(default_factory=Pace)
    watch: Callable[[Event], None] = lambda _: None
    clean: Callable[[str], str] = str
    _failed: list[tuple[Step, str]] = field(default_factory=list)
    _skipped: list[Step] = field(default_factory=list)
    _unanswered: int = 0

    def run(self) -> Applied:
        """Does every step that is not done yet.

        What fails is said and what needs it is left; all else is done, unless the
        platform is lost. Whatever ends it, the journal says what was done. Raises
        JournalRefused and BindingsRefused where the disk does not take it.
        """
        complete = False
        try:
            self._steps()
            self.bindings.save()
            complete = not self._failed and not self._skipped
        except BaseException:
            with suppress(BindingsRefused):
                self.bindings.save()
            raise
        finally:
            self.journal.close(finished=complete)
        return Applied(
            sum(each.state == "done" for each in self.journal.entries.values()),
            tuple(self._failed),
            tuple(self._skipped),
            tuple(each for each in self.journal.plan.steps if isinstance(each, Manual)),
        )

    def _steps(self) -> None:
        missing: set[Key] = set()
        for number, step in enumerate(self.journal.plan.steps):
            entry = self.journal.entries.get(number)
            if entry is not None and entry.state == "done":
                self._tell(number, "already")
            elif isinstance(step, Manual):
                continue
            elif why := self._why_not(step, missing):
                missing.add(step.key)
                self._skipped.append(step)
                self._tell(number, "skipped", why)
            elif said := self._step(number, step, again=entry is not None):
                missing.add(step.key)
                self._failed.append((step, said))

    def _why_not(self, step: Step, missing: set[Key]) -> str:
        """Why a step is not even tried, or ""."""
        if self._unanswered >= ENOUGH:
            return "the platform answers no more"
        need = next((each for each in (step.key, *step.after) if each in missing), None)
        return f"it needs {need}" if need else ""

    def _step(self, number: int, step: Step, *, again: bool) -> str:
        """Does one step; the sentence that says why not, or ""."""
        self._tell(number, "begun")
        self.journal.note(number, "begun")
        try:
            native = self._carried(number, step, again=again)
        except PlatformError as problem:
            self._count(problem)
            said = self.clean(str(problem)) or type(problem).__name__
            self.journal.note(number, "failed", why=said)
            self._tell(number, "failed", said)
            return said
        self._unanswered = 0
        self.journal.note(number, "done", native=native)
        self.bindings.done(step, native)
        self._tell(number, "done")
        return ""

    def _count(self, problem: PlatformError) -> None:
        match problem:
            case Unavailable():
                self._unanswered += 1
            case Unreachable():
                self._unanswered = ENOUGH
            case _:
                self._unanswered = 0

    def _carried(self, number: int, step: Step, *, again: bool) -> str:
        """The native id, once the step is done; tries again where that may help."""
        tried = 0
        while True:
            tried += 1
            try:
                return self._once(step, again=again or tried > 1)
            except Unavailable as problem:
                if tried >= self.pace.tries:
                    raise
                wait = self.pace.wait(tried, problem.wait)
                said = f"{self.clean(str(problem))}; again in {wait:.1f} s"
                self._tell(number, "again", said)
                self.pace.sleep(wait)

    def _once(self, step: Step, *, again: bool) -> str:
        """Does a step; what may have been made already is not made again."""
        find = again and isinstance(step, Create)
        there = self.platform.find(step.key) if find else None
        if there is None or not isinstance(step, Create):
            return self.platform.carry_out(step)
        kind = self.kinds[step.key.kind]
        changes = tuple(
            Change(name, now, value)
            for name, value in step.body.items()
            if not alike(now := of(kind, there.body, name), value)
        )
        if there.retired:
            return self.platform.carry_out(Revive(step.key, there.native, changes))
        if changes:
            return self.platform.carry_out(Update(step.key, there.native, changes))
        return there.native

    def _tell(self, number: int, state: State, said: str = "") -> None:
        steps = self.journal.plan.steps
        self.watch(Event(number + 1, len(steps), steps[number], state, said))
