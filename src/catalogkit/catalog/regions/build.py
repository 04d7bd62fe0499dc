"""The space of an item's requests, made from its form, its audience and its rules."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from catalogkit.catalog.canonical import During, Is, Or, Test, Today, Typed
from catalogkit.catalog.choices import Choice
from catalogkit.catalog.forms import judged_with
from catalogkit.catalog.holds import NOWHERE
from catalogkit.catalog.regions import texts
from catalogkit.catalog.regions.asked import Questions, compared
from catalogkit.catalog.regions.derived import OTHER, Derived
from catalogkit.catalog.regions.dimension import ABSENT, dimension, yes_or_no
from catalogkit.catalog.regions.formula import Atom, Formula, some
from catalogkit.catalog.regions.groups import add_lines, rules_of_lines
from catalogkit.catalog.regions.members import TooMany
from catalogkit.catalog.regions.offers import (
    filters,
    is_ever_offered,
    offer_of,
    offered,
)
from catalogkit.catalog.regions.scene import Scene
from catalogkit.catalog.regions.several import add_choices, rules_of_choices
from catalogkit.catalog.regions.sorts import Sort
from catalogkit.catalog.regions.space import Space
from catalogkit.catalog.regions.values import named, usual_text, values
from catalogkit.catalog.scopes import conditions_in
from catalogkit.model.condition import Condition
from catalogkit.model.form import Field
from catalogkit.model.service_item import ServiceItem

WITH_ATTRIBUTES = ("site", "system", "choice")


def of_item(scene: Scene, item: ServiceItem, trees: Iterable[Typed] = ()) -> Space:
    """The requests that the form of an item accepts from its audience.

    `trees` are questions beside the item's own conditions.
    """
    made = _Building(scene, item.form, item)
    own = [
        scene.catalog.typed[id(each.condition)]
        for each in conditions_in(item)
        if not each.group
    ]
    made.read([*own, *made.audiences, *trees])
    made.make()
    return made.space


def of_lines(
    scene: Scene,
    fields: Sequence[Field],
    trees: Iterable[Typed],
    calendar: str | None = None,
) -> Space:
    """What one line of a group may be."""
    made = _Building(scene, fields)
    made.space.calendar = calendar
    made.read([*made.conditions_of_fields, *trees])
    made.make()
    return made.space


@dataclass
class _Building:
    """A space in the making."""

    scene: Scene
    asked: Sequence[Field]
    item: ServiceItem | None = None
    choices: dict[str, Sequence[Choice]] = field(default_factory=dict)

    @cached_property
    def fields(self) -> dict[str, Field]:
        return {each.id: each for each in self.asked if each.type != "note"}

    @cached_property
    def space(self) -> Space:
        attributes = (
            name
            for name, each in self.fields.items()
            if each.type in {"site", "system"}
            or (each.type == "choice" and each.options_from is not None)
        )
        derived = None
        if self.item is not None:
            derived = Derived(self.scene.catalog, self.item)
        made = Space(Questions(frozenset(attributes), derived))
        promise = None if self.item is None else self.item.promise
        if promise is not None and promise.calendar is not None:
            made.calendar = str(promise.calendar)
        return made

    @cached_property
    def audiences(self) -> list[Typed]:
        if self.item is None:
            return []
        catalog = self.scene.catalog
        return [catalog.typed[id(catalog[each].when)] for each in self.item.audience]

    @cached_property
    def conditions_of_fields(self) -> list[Typed]:
        return [
            self.typed(when)
            for each in self.fields.values()
            for when in (
                each.visible_when,
                each.required_when,
                *(option.when for option in each.options),
            )
            if when is not None
        ]

    def typed(self, when: Condition) -> Typed:
        found: Typed = self.scene.catalog.typed[id(when)]
        return found

    def read(self, trees: Sequence[Typed]) -> None:
        """Takes in all questions, and those by which options are filtered."""
        self.space.questions.read(trees)
        for each in self.fields.values():
            if each.type in {"choice", "choices"}:
                self.choices[each.id] = self.scene.choices(each)
                self.space.questions.read(filters(self.choices[each.id]))

    def make(self) -> None:
        """Adds every dimension and every rule."""
        questions = self.space.questions
        for each in self.fields.values():
            if each.id in questions.of or self.may_be_unanswerable(each):
                self.add(each)
        for name in questions.of:
            if name not in self.space.index and name not in self.counts:
                self.add_fact(name)
        for number, (name, test) in enumerate(questions.opaque):
            dim = self.space.add(yes_or_no(f"? {number} {name}"))
            self.space.opaque[name, test] = dim
        self.space.rules.extend(self.rules())

    @cached_property
    def counts(self) -> set[str]:
        groups = (each for each in self.fields.values() if each.type == "group")
        return {f"{each.id}.count" for each in groups}

    def may_be_unanswerable(self, asked: Field) -> bool:
        """Whether its answers depend on others, or there may be none at all."""
        if asked.id not in self.choices:
            return False
        some = self.choices[asked.id]
        return not some or any(e.when is not None or e.where for e in some)

    def add(self, asked: Field) -> None:
        """Adds the dimensions of a field."""
        try:
            if asked.type == "group":
                self.add_group(asked)
            elif asked.type == "choices":
                add_choices(self.space, asked, self.choices[asked.id], self.scene)
            elif asked.type == "file":
                self.space.add(yes_or_no(asked.id))
            else:
                self.add_value(asked)
        except (TooMany, texts.TooMany):
            words = f"what may be answered in '{asked.id}' is too much to follow"
            self.space.unproven.append(words)
            if asked.id not in self.space.index:
                self.space.add(yes_or_no(asked.id))

    def add_group(self, asked: Field) -> None:
        tests = [test for _, test in self.space.questions.of.get(asked.id, {})]
        trees = [test.tree for test in tests if hasattr(test, "tree")]
        lines = of_lines(self.scene, asked.fields, trees, self.space.calendar)
        add_lines(self.space, asked, lines, trees, self.scene)

    def add_value(self, asked: Field) -> None:
        chosen = self.choices.get(asked.id)
        if chosen is None:
            sort = self.scene.sort(asked, self.scene.ids(asked))
            tagged = [(each, None) for each in self.values(asked.id, sort)]
        else:
            offered = [each for each in chosen if is_ever_offered(each)]
            ids = [each.id for each in offered]
            tags = {each.id: offer_of(each) for each in offered}
            sort = self.scene.sort(asked, ids)
            tagged = [(e, tags[str(e)]) for e in self.values(asked.id, sort)]
        table = self.scene.table(asked)
        self.add_dimension(
            asked.id, tagged, lambda value, name: table.get(str(value), {}).get(name)
        )

    def add_dimension(self, name, tagged, known=None, *, optional=True) -> None:
        asked = [*self.space.questions.of.get(name, {})]
        timed = any(isinstance(test, During) for _, test in asked)
        world = self.scene.world if timed else NOWHERE
        dim = dimension(name, tagged, asked, known, world)
        self.space.add(dim, optional=optional)

    def values(self, name: str, sort: Sort) -> list[object]:
        """Values that tell apart what is asked of a fact, and of those it is compared
        with.
        """
        questions = self.space.questions
        together = {name}
        days: list[str] = []
        for owner, test in questions.opaque:
            those = {owner, *compared(test)}
            if name in those:
                together |= those
                days += self.days(test)
        tests = [
            test
            for each in sorted(together)
            for attribute, test in questions.of.get(each, {})
            if not attribute
        ]
        if sort.is_text and len(together) > 1:
            usual = dict.fromkeys(
                usual_text(self.kind(each), each) for each in sorted(together)
            )
            tests += [Is((each,)) for each in usual]
        more = [*days, *self.moments(tests)]
        return values(sort, tests, self.scene.today, name, more)

    def kind(self, name: str) -> str:
        """The type of a field; text for what is no field."""
        return self.fields[name].type if name in self.fields else "text"

    def days(self, test: Test) -> list[str]:
        """The days from today that a test compares with, and those beside them."""
        world = self.scene.world_at(self.scene.now, self.space.calendar)
        found = []
        for each in named([test]):
            day = world.day(each.offset) if isinstance(each, Today) else ""
            if day:
                found += [day, _beside(day, 1), _beside(day, -1)]
        return found

    def moments(self, tests: Sequence[Test]) -> list[str]:
        """Moments at which the calendars of tests are open and closed."""
        calendars = sorted({t.calendar for t in tests if isinstance(t, During)})
        if not calendars:
            return []
        cuts = sorted({each for each in named(tests) if isinstance(each, str)})
        return self.scene.open_moments(calendars, cuts)

    def add_fact(self, name: str) -> None:
        """Adds a fact that no field answers."""
        sort, optional = self.sort(name)
        tagged = [(each, None) for each in self.values(name, sort)]
        self.add_dimension(name, tagged, optional=optional)

    def sort(self, name: str) -> tuple[Sort, bool]:
        base, _, attribute = name.removeprefix(OTHER).partition(".")
        if name == "request.time":
            return Sort("datetime"), False
        if name == "request.channel" and self.item is not None:
            channels = self.scene.channels(self.item)
            return Sort("choice", channels), not channels
        if self.item is not None:
            for task in self.item.fulfilment:
                if task.id == base:
                    return self.scene.sort_of_task(task, attribute), True
        return self.scene.sort_of_person(attribute), True

    def rules(self) -> Iterator[Formula]:
        """What every request meets."""
        for each in self.fields.values():
            if each.id in self.space.index or each.id in self.space.several:
                yield from self.rules_of(each)
        for (name, test), dim in self.space.opaque.items():
            for each in (name, *compared(test)):
                base, _ = self.space.questions.where(each)
                yield some([Atom(dim, ABSENT), self.space.given(base)])
        for name in self.space.index:
            yield from self.rule_of_attribute(name)
        yield from self.constraints()
        if self.audiences:
            yield self.space.formula(Or(tuple(self.audiences)))

    def rule_of_attribute(self, name: str) -> Iterator[Formula]:
        """What is known of a person is known only where one is named."""
        base = name.partition(".")[0]
        recipient = None if self.item is None else self.item.recipient
        if name.startswith(OTHER) and recipient is not None:
            base = recipient.from_
        if base in self.fields and base != name and name not in self.counts:
            absent = Atom(self.space.index[name], ABSENT)
            yield some([absent, self.space.given(base)])

    def rules_of(self, asked: Field) -> Iterator[Formula]:
        given = self.space.given(asked.id)
        shown: Formula = True
        if asked.visible_when is not None:
            shown = self.space.formula(self.typed(asked.visible_when))
            yield some([shown, self.space.negated(given)])
        hidden = self.space.negated(shown)
        if asked.required:
            yield some([hidden, given])
        elif asked.required_when is not None:
            needed = self.space.formula(self.typed(asked.required_when))
            yield some([hidden, self.space.negated(needed), given])
        if asked.id in self.space.lines:
            yield from rules_of_lines(self.space, asked.id)
        elif asked.id in self.space.several:
            yield from rules_of_choices(self.space, asked.id)
        else:
            number = self.space.index[asked.id]
            for tag, mask in self.space.dims[number].tagged.items():
                if tag is not None:
                    others = Atom(number, self.space.full[number] & ~mask)
                    yield some([others, offered(self.space, tag)])

    def constraints(self) -> Iterator[Formula]:
        """Limits, judged when what they read is given."""
        for limit in () if self.item is None else self.item.constraints:
            tree = self.typed(limit.require)
            judged = [self.space.given(each) for each in sorted(judged_with(tree))]
            absent = [self.space.negated(each) for each in judged]
            yield some([*absent, self.space.formula(tree)])


def _beside(day: str, count: int) -> str:
    moved = datetime.date.fromisoformat(day) + datetime.timedelta(days=count)
    return moved.isoformat()
