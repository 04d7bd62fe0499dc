"""Every difference → exactly one row: the judgement that speaks of it, or the rest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property

from catalogkit.catalog.owners import Owners
from catalogkit.diagnostic import Diagnostic, Place, Severity
from catalogkit.diff import rules
from catalogkit.diff.compare import MANIFEST, Comparison
from catalogkit.diff.judgement import Change, Judgement, Said, bump_of
from catalogkit.diff.rules.detail_changed import detail_changed
from catalogkit.difference import (
    GRAVE,
    Added,
    Difference,
    Effect,
    Judged,
    Removed,
    Steps,
)
from catalogkit.model.service_item import ServiceItem
from catalogkit.plugin import discover, installed

UNASKED = frozenset({"draft", "retired"})
"""Items that nobody can ask for: a change of them breaks nothing."""


def judged(comparison: Comparison) -> Iterator[Judged]:
    """What each difference means, in order of address."""
    sides = _Sides(comparison)
    for difference in comparison.differences:
        yield _judged(sides, difference)


def claims(comparison: Comparison, difference: Difference) -> list[Judgement]:
    """Every judgement that speaks of a difference: one at most, or they overlap."""
    sides = _Sides(comparison)
    return [rule for rule, _ in _said(sides, difference)]


def every_judgement() -> tuple[Judgement, ...]:
    """Our judgements, and those of other packages (group catalogkit.judgements)."""
    return _every()


@dataclass(frozen=True)
class _Sides:
    """Two catalogs beside each other, and who answers for what in them."""

    comparison: Comparison

    @cached_property
    def owners(self) -> tuple[Owners, Owners]:
        """Who answers for what, before and after."""
        return Owners(self.comparison.old), Owners(self.comparison.new)

    def change(self, difference: Difference) -> Change:
        """A difference where it is."""
        facts = self.comparison.facts[difference.address.entity]
        return Change(difference, self.comparison, facts)


def _judged(sides: _Sides, difference: Difference) -> Judged:
    rule, said = next(_said(sides, difference), None) or _rest(sides, difference)
    effects = _felt(sides.comparison, difference, said.effects or rule.effects)
    grave = not GRAVE.isdisjoint(effects)
    severity = Severity.ERROR if grave else Severity.HINT
    place = said.place or _place(difference)
    found = Diagnostic(place, rule.id, severity, said.message, said.notes)
    agree = (*_asked(sides, difference, grave=grave), *said.agree)
    bump = bump_of(effects) if said.bump is None else said.bump
    return Judged(
        difference, found, effects, bump, tuple(dict.fromkeys(agree)), said.words
    )


def _felt(
    comparison: Comparison, difference: Difference, effects: tuple[Effect, ...]
) -> tuple[Effect, ...]:
    """What is left of the effects where nobody could ask for the item before.

    That an item comes, goes or can be asked for is told as it is. Platforms lose what
    they know of a retired one all the same.
    """
    item = comparison.before(difference.address.entity)
    if not isinstance(item, ServiceItem) or item.lifecycle not in UNASKED:
        return effects
    if difference.address.route in {(), ("lifecycle",)}:
        return effects
    lost = item.lifecycle == "retired" and Effect.DATA_LOSS in effects
    return (Effect.DATA_LOSS,) if lost else (Effect.INTERNAL,)


def _rest(sides: _Sides, difference: Difference) -> tuple[Judgement, Said]:
    said = _as_said(detail_changed.judge(sides.change(difference)))
    return detail_changed, said or Said(str(difference.address))


def _said(sides: _Sides, difference: Difference) -> Iterator[tuple[Judgement, Said]]:
    kind = difference.address.entity.partition(":")[0]
    one = None
    for one in _those(sides, difference, kind):
        yield one
    if one is None:
        yield from _those(sides, difference, "*")


def _those(
    sides: _Sides, difference: Difference, kind: str
) -> Iterator[tuple[Judgement, Said]]:
    """What the judgements of a kind say, or of all kinds ("*")."""
    route, change = difference.address.route, None
    for rule, patterns in _by_kind().get(kind, ()):
        for pattern in patterns:
            stars = _stars(pattern, route)
            if stars is None:
                continue
            change = change or sides.change(difference)
            said = _as_said(rule.judge(replace(change, stars=stars)))
            if said is not None:
                yield rule, said
                break


def _as_said(said: Said | str | None) -> Said | None:
    return Said(said) if isinstance(said, str) else said


def _place(difference: Difference) -> Place:
    match difference:
        case Removed(old=fact):
            return fact.place
        case Added(new=fact):
            return fact.place
    return difference.new.place


def _asked(sides: _Sides, difference: Difference, *, grave: bool) -> Iterator[str]:
    """The teams that answer for an entity, before and after.

    Of what is grave the owners of its value streams are asked as well.
    """
    key, comparison = difference.address.entity, sides.comparison
    both = comparison.before(key), comparison.after(key)
    for owners, entity in zip(sides.owners, both, strict=True):
        known = owners.default() if key == MANIFEST else ()
        for each in known if entity is None else owners.of(entity):
            if grave or each.part in {"owner", "lead"}:
                yield each.team.id


@cache
def _every() -> tuple[Judgement, ...]:
    ours = discover(rules.__name__, Judgement)
    theirs = (each for _, each in installed("catalogkit.judgements", Judgement))
    return (*ours, *theirs)


@cache
def _by_kind() -> Mapping[str, list[tuple[Judgement, list[Steps]]]]:
    """Judgements by the kind of entity they speak of, with their patterns."""
    found: dict[str, list[tuple[Judgement, list[Steps]]]] = {}
    for rule in _every():
        patterns: dict[str, list[Steps]] = {}
        for each in rule.at:
            kind, _, steps = each.partition(" ")
            patterns.setdefault(kind, []).append(_steps(steps))
        for kind, those in patterns.items():
            found.setdefault(kind, []).append((rule, those))
    return found


def _steps(text: str) -> Steps:
    return tuple(text.split(".")) if text else ()


def _stars(pattern: Steps, route: Steps) -> Steps | None:
    """What the stars of a pattern stand for; None where it does not fit."""
    if not pattern:
        return () if not route else None
    head, rest = pattern[0], pattern[1:]
    if head == "**":
        for end in range(len(route) + 1):
            found = _stars(rest, route[end:])
            if found is not None:
                return (*route[:end], *found)
        return None
    if not route or head not in {"*", route[0]}:
        return None
    found = _stars(rest, route[1:])
    if found is None:
        return None
    return (route[0], *found) if head == "*" else found
