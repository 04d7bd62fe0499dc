"""A line of a review: a difference and what it means, or a problem of the change."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.difference import (
    GRAVE,
    Added,
    Address,
    Bump,
    Changed,
    Difference,
    Effect,
    Fact,
    Judged,
    Moved,
    Removed,
    Renamed,
)

EFFECTS = tuple(Effect)
LONGEST = 100
"""Values that are longer are told by their beginning and a digest."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a reviewer reads in one line.

    `old` and `new` are the value in its one spelling, "" where there is none. A problem
    of the change itself (a rename of nothing, a version that did not rise) has no
    effects. `gone` says that its place is in the old catalog.
    """

    address: Address
    found: Diagnostic
    old: str = ""
    new: str = ""
    effects: tuple[Effect, ...] = ()
    bump: Bump = ""
    agree: tuple[str, ...] = ()
    words: Mapping[str, object] = field(default_factory=dict, compare=False)
    gone: bool = False

    @property
    def rule(self) -> str:
        """The judgement that speaks."""
        return self.found.rule

    @property
    def grave(self) -> bool:
        """Whether it must not be merged unnoticed."""
        if self.effects:
            return not GRAVE.isdisjoint(self.effects)
        return self.found.severity is Severity.ERROR

    @property
    def noticed(self) -> bool:
        """Whether somebody outside notices it."""
        return self.effects != (Effect.INTERNAL,)

    @property
    def rank(self) -> int:
        """How grave it is: 0 is the gravest."""
        ranks = [EFFECTS.index(each) for each in self.effects]
        return min(ranks, default=0 if self.grave else len(EFFECTS))

    @property
    def fingerprint(self) -> str:
        """16 hex digits of rule, address and values; they stay when lines move."""
        return digest(self.rule, str(self.address), self.old, self.new)


def rows_of(judged: Iterable[Judged]) -> Iterator[Row]:
    """The rows of some differences, in their order."""
    for each in judged:
        old, new = values(each.difference)
        yield Row(
            each.difference.address,
            each.found,
            old,
            new,
            each.effects,
            each.bump,
            each.agree,
            each.words,
            isinstance(each.difference, Removed),
        )


def problem(found: Diagnostic, new: str = "", bump: Bump = "") -> Row:
    """The row of something that is wrong with the change itself."""
    place = found.place
    address = Address(place.entity or place.file, tuple(map(str, place.route)))
    return Row(address, found, "", new, (), bump)


def values(difference: Difference) -> tuple[str, str]:
    """The value before and after, each in its one spelling."""
    match difference:
        case Added(new=new):
            return "", spelled(new)
        case Removed(old=old):
            return spelled(old), ""
        case Changed(old=old, new=new) | Moved(old=old, new=new):
            return spelled(old), spelled(new)
        case Renamed(address=address, before=before):
            return before.entity, address.entity


def spelled(fact: Fact) -> str:
    """A value in a line: a part is told by its parts, a long one by its beginning."""
    parts = [f"{'.'.join(steps)}: {text}" for steps, text in fact.below if text]
    text = " ".join("; ".join([*([fact.text] if fact.text else []), *parts]).split())
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST].rstrip()}… ({digest(text)[:8]})"


def digest(*texts: str) -> str:
    """16 hex digits that name some texts."""
    data = "\0".join(texts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:16]
