"""Two catalogs → what differs: each change exactly once, whatever moved around it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from catalogkit.catalog.catalog import Catalog
from catalogkit.diagnostic import Diagnostic
from catalogkit.diff.facts import Facts, Told, facts
from catalogkit.diff.renames import renamed
from catalogkit.difference import (
    Added,
    Address,
    Changed,
    Difference,
    Fact,
    Moved,
    Removed,
    Renamed,
    Steps,
    ids_in,
)
from catalogkit.model.base import Entity, Written
from catalogkit.model.landscape import ValueList
from catalogkit.model.time import Calendar

MANIFEST = "manifest"


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two catalogs and what differs, by entity and address.

    `renames` leads from the old "kind:id" of a renamed entity to the new one;
    `problems` are renames that cannot be honoured, and likely ones nobody declared.
    `unknown` are entities of which one side could not be read: nothing is said of them.
    `facts` holds those of each entity that differs, before and after.
    """

    old: Catalog
    new: Catalog
    differences: tuple[Difference, ...]
    renames: Mapping[str, str]
    problems: tuple[Diagnostic, ...] = ()
    unknown: tuple[str, ...] = ()
    facts: Mapping[str, tuple[Facts, Facts]] = field(default_factory=dict)

    def before(self, entity: str) -> Entity | None:
        """What a "kind:id" of the new catalog was in the old one."""
        return found(self.old, self._former.get(entity, entity))

    @cached_property
    def _former(self) -> Mapping[str, str]:
        return {new: old for old, new in self.renames.items()}

    def after(self, entity: str) -> Entity | None:
        """What a "kind:id" is in the new catalog."""
        return found(self.new, entity)


def compare(old: Catalog, new: Catalog) -> Comparison:
    """Every difference between two catalogs, in order of address."""
    renames, problems = renamed(old, new)
    pairs = _Pairs(old, new, renames)
    differences = tuple(pairs.differences())
    unknown = tuple(sorted(pairs.unknown()))
    wrong = tuple(problems)
    return Comparison(old, new, differences, renames, wrong, unknown, pairs.facts)


def found(catalog: Catalog, key: str) -> Entity | None:
    """The entity of a "kind:id"; a translated article's ends in its locale."""
    kind, _, name = key.partition(":")
    return catalog.entities.get(kind, {}).get(name)


@dataclass(frozen=True)
class _Pairs:
    """The entities of two catalogs side by side, under the address they have now."""

    old: Catalog
    new: Catalog
    renames: Mapping[str, str]
    facts: dict[str, tuple[Facts, Facts]] = field(default_factory=dict)

    def differences(self) -> Iterator[Difference]:
        if self.old.manifest is not self.new.manifest:
            yield from self.of(MANIFEST, self.old.manifest, self.new.manifest)
        before = {self.renames.get(each.key, each.key): each for each in _all(self.old)}
        after = {each.key: each for each in _all(self.new)}
        unknown = self.unknown()
        for key in sorted(before.keys() | after.keys()):
            one, other = before.get(key), after.get(key)
            if key in unknown or (one is other and self.stays(one)):
                continue
            if one is not None and other is not None and one.key != key:
                old, new = _whole(one), _whole(other)
                yield Renamed(Address(key), old, new, Address(one.key))
            yield from self.of(key, one, other)

    def unknown(self) -> set[str]:
        """What was left out on one side: it is neither new nor gone."""
        old = {self.renames.get(each, each) for each in self.old.absent}
        return old | self.new.absent

    def stays(self, same: Entity | None) -> bool:
        """Whether the same definition also means the same."""
        match same:
            case None:
                return True
            case ValueList(id=name):
                return self.old.rows.get(name) == self.new.rows.get(name)
            case Calendar() if same.ics or (same.holidays and same.holidays.ics):
                return self.old.events == self.new.events
        one, other = self.old.manifest, self.new.manifest
        return not same.parts("when") or one is other

    def of(
        self, key: str, one: Written | None, other: Written | None
    ) -> Iterator[Difference]:
        before = {} if one is None else facts(one, self.old, self.ids)
        after = {} if other is None else facts(other, self.new)
        differences = tuple(_Two(key, one, other, before, after).differences())
        if differences or (one is not None and one.key != key):
            self.facts[key] = before, after
        yield from differences

    @cached_property
    def ids(self) -> dict[str, str]:
        return {old: new.partition(":")[2] for old, new in self.renames.items()}


@dataclass(frozen=True, slots=True)
class _Two:
    """One entity before and after."""

    key: str
    one: Written | None
    other: Written | None
    before: Facts
    after: Facts

    def differences(self) -> Iterator[Difference]:
        gone = {each for each in self.before if each not in self.after}
        came = {each for each in self.after if each not in self.before}
        for steps in sorted({*self.before, *self.after}):
            if steps in gone and _is_top(steps, gone, self.before):
                yield Removed(self.address(steps), self.old(steps, gone))
            elif steps in came and _is_top(steps, came, self.after):
                yield self.added(steps, came)
            elif steps in self.before and steps in self.after:
                yield from self.changed(steps)

    def changed(self, steps: Steps) -> Iterator[Difference]:
        one, other = self.before[steps], self.after[steps]
        if one.text == other.text and one.series == other.series:
            return
        old, new = self.old(steps), self.new(steps)
        if not one.series:
            yield Changed(self.address(steps), old, new)
        elif _common(one, other) != _common(other, one):
            yield Moved(self.address(steps), old, new)

    def address(self, steps: Steps) -> Address:
        return Address(self.key, steps)

    def old(self, steps: Steps, gone: set[Steps] | None = None) -> Fact:
        return _fact(self.one, self.before, steps, gone or set())

    def new(self, steps: Steps, came: set[Steps] | None = None) -> Fact:
        return _fact(self.other, self.after, steps, came or set())

    def added(self, steps: Steps, came: set[Steps]) -> Added:
        fact, whole = self.new(steps, came), self.after.get(steps[:-1])
        if not steps or whole is None or not whole.series:
            return Added(self.address(steps), fact)
        ids = ids_in(whole.text)
        index = ids.index(steps[-1])
        after = ids[index - 1] if index else ""
        return Added(self.address(steps), fact, after, series=True)


def _is_top(steps: Steps, those: set[Steps], known: Facts) -> bool:
    """Whether a fact came or went by itself, not as a part of another that did."""
    if known[steps].series:
        return False
    above = (steps[:depth] for depth in range(len(steps)))
    return not any(each in those and not known[each].series for each in above)


def _fact(whole: Written | None, known: Facts, steps: Steps, those: set[Steps]) -> Fact:
    assert whole is not None  # noqa: S101 -- it has facts
    told, deep = known[steps], len(steps)
    below = sorted(
        (each[deep:], known[each].text)
        for each in (those if steps in those else ())
        if len(each) > deep and each[:deep] == steps
    )
    place = whole.at(*told.route) if told.route else whole.at("id")
    return Fact(told.text, place, told.value, tuple(below))


def _whole(entity: Entity) -> Fact:
    return Fact(entity.id, entity.at("id"), entity)


def _common(one: Told, other: Told) -> list[str]:
    those = set(ids_in(other.text))
    return [each for each in ids_in(one.text) if each in those]


def _all(catalog: Catalog) -> Iterator[Entity]:
    return catalog.everything()


def in_environment(
    base: tuple[Difference, ...], there: tuple[Difference, ...], env: str
) -> tuple[Difference, ...]:
    """The differences of an environment that are not those of all of them."""
    known = set(base)
    return tuple(
        replace(each, address=replace(each.address, env=env))
        for each in there
        if each not in known
    )
