"""A judgement: what one kind of difference means, for whom, and in which words.

One a file, `diff/rules/<judgement>.py`. The decorated function *is* the rule
`diff/<judgement>`: its docstring is the summary everywhere, and its page is
docs/rules/diff/<judgement>.md. It says a sentence where a difference is of its kind,
and nothing elsewhere; of all judgements at most one speaks of a difference.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from catalogkit.catalog.catalog import Catalog
from catalogkit.diagnostic import Note, Place, Rule, Severity
from catalogkit.diff.compare import Comparison
from catalogkit.diff.facts import Facts
from catalogkit.difference import (
    GRAVE,
    Added,
    Bump,
    Difference,
    Effect,
    Moved,
    Removed,
    Steps,
)
from catalogkit.model.base import Entity
from catalogkit.model.text import Text

BUMPS: Mapping[Effect, Bump] = {
    Effect.BREAKING: "major",
    Effect.IN_FLIGHT: "major",
    Effect.DATA_LOSS: "major",
    Effect.WORSE: "major",
    Effect.BETTER: "minor",
    Effect.ADDITION: "minor",
    Effect.WORDING: "patch",
    Effect.INTERNAL: "",
}
LABELS = ("label", "title", "result", "what", "otherwise", "text")
"""The texts that name a part for its readers, the best first."""


@dataclass(frozen=True, slots=True)
class Change:
    """A difference where it is: the entity and its facts on both sides.

    `stars` are the steps that the stars of the rule's pattern stand for.
    """

    difference: Difference
    comparison: Comparison
    facts: tuple[Facts, Facts]
    stars: Steps = ()

    @property
    def steps(self) -> Steps:
        """The steps of its address."""
        return self.difference.address.route

    @property
    def before(self) -> Entity | None:
        """The entity as it was; None for one that is new, and for the manifest."""
        return self.comparison.before(self.difference.address.entity)

    @property
    def after(self) -> Entity | None:
        """The entity as it is; None for one that is gone, and for the manifest."""
        return self.comparison.after(self.difference.address.entity)

    @property
    def catalogs(self) -> tuple[Catalog, Catalog]:
        """The old and the new catalog."""
        return self.comparison.old, self.comparison.new

    @property
    def old(self) -> object:
        """The typed value that was there, None where it was added."""
        each = self.difference
        return None if isinstance(each, Added) else each.old.value

    @property
    def new(self) -> object:
        """The typed value that is there, None where it was removed."""
        each = self.difference
        return None if isinstance(each, Removed) else each.new.value

    @property
    def texts(self) -> tuple[str, str]:
        """The value before and after in its one spelling, "" where there is none."""
        return _text(self.facts[0], self.steps), _text(self.facts[1], self.steps)

    @property
    def is_new(self) -> bool:
        """Whether something was not there before."""
        return isinstance(self.difference, Added)

    @property
    def is_gone(self) -> bool:
        """Whether something is no longer there."""
        return isinstance(self.difference, Removed)

    @property
    def is_order(self) -> bool:
        """Whether only the order is another."""
        return isinstance(self.difference, Moved)

    def old_at(self, *steps: str) -> object:
        """The typed value at other steps of the same entity, as it was."""
        return _value(self.facts[0], steps)

    def new_at(self, *steps: str) -> object:
        """The typed value at other steps of the same entity, as it is."""
        return _value(self.facts[1], steps)

    def about(self, depth: int | None = None) -> Text | None:
        """The text that names the part at the first steps, or what it stands in."""
        steps = self.steps[:depth]
        for end in range(len(steps), -1, -1):
            for at in (self.new_at, self.old_at):
                part = at(*steps[:end])
                for name in LABELS:
                    text = getattr(part, name, None)
                    if isinstance(text, Text):
                        return text
        return None

    def name(self, depth: int | None = None) -> str:
        """What the part at the first steps is called, in quotes, for a sentence."""
        text = self.about(depth)
        return f"'{self.said(text)}'" if text is not None else f"'{self._id(depth)}'"

    def said(self, text: Text) -> str:
        """A text in the language of reviewers, else in the catalog's first."""
        default = self.comparison.new.manifest.default_locale
        return text.get("en", default)

    def _id(self, depth: int | None) -> str:
        steps = self.steps[:depth]
        return steps[-1] if steps else self.difference.address.entity.partition(":")[2]


@dataclass(frozen=True, slots=True)
class Said:
    """What a judgement says of a difference.

    `effects` where they are fewer than the judgement may have; `agree` are teams that
    must agree beside those that answer for the definition; `words` see `Judged`; `bump`
    where it is another than its effects ask for.
    """

    message: str
    effects: tuple[Effect, ...] = ()
    agree: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    place: Place | None = None
    words: Mapping[str, object] = field(default_factory=dict)
    bump: Bump | None = None


Judge = Callable[[Change], Said | str | None]


@dataclass(frozen=True, slots=True)
class Judgement(Rule):
    """A kind of difference: where it can be, what it does, and its opposite.

    `at` are patterns such as "service_item form.*.required": a kind, then steps; `*` is
    any kind, or one step, and `**` any number. `opposite` is the id of the judgement
    that undoes it ("" and `alone` says why there is none).
    """

    at: tuple[str, ...] = ()
    effects: tuple[Effect, ...] = ()
    opposite: str = ""
    alone: str = ""
    judge: Judge = lambda _: None


def judgement(
    *effects: Effect, at: tuple[str, ...], opposite: str = "", alone: str = ""
) -> Callable[[Judge], Judgement]:
    """Makes a function the judgement that its module is named after."""

    def make(judge: Judge) -> Judgement:
        rule_id = f"diff/{judge.__module__.rpartition('.')[2]}".replace("_", "-")
        summary = (judge.__doc__ or "").strip().partition("\n")[0]
        grave = not GRAVE.isdisjoint(effects)
        severity = Severity.ERROR if grave else Severity.HINT
        other = f"diff/{opposite}" if opposite else ""
        return Judgement(rule_id, summary, severity, at, effects, other, alone, judge)

    return make


def bump_of(effects: tuple[Effect, ...]) -> Bump:
    """The part of the version that the gravest of some effects asks to rise."""
    bumps = {BUMPS[each] for each in effects}
    return next((each for each in ("major", "minor", "patch") if each in bumps), "")


def _text(facts: Facts, steps: Steps) -> str:
    return facts[steps].text if steps in facts else ""


def _value(facts: Facts, steps: Steps) -> object:
    return facts[steps].value if steps in facts else None
