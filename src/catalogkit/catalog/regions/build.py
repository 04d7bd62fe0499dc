"""The space of an item's requests, made from its form, its audience and its rules."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from catalogkit.catalog.canonical import During, Typed
from catalogkit.catalog.choices import Choice
from catalogkit.catalog.holds import NOWHERE
from catalogkit.catalog.regions import texts
from catalogkit.catalog.regions.asked import Questions
from catalogkit.catalog.regions.candidates import candidates
from catalogkit.catalog.regions.derived import OTHER, Derived
from catalogkit.catalog.regions.dimension import Known, dimension, yes_or_no
from catalogkit.catalog.regions.groups import add_lines
from catalogkit.catalog.regions.members import TooMany
from catalogkit.catalog.regions.offers import (
    filters,
    is_ever_offered,
    offer_of,
)
from catalogkit.catalog.regions.rules import Rules
from catalogkit.catalog.regions.scene import Scene
from catalogkit.catalog.regions.several import add_choices
from catalogkit.catalog.regions.sorts import Sort
from catalogkit.catalog.regions.space import Space
from catalogkit.catalog.scopes import conditions_in
from catalogkit.model.condition import Condition
from catalogkit.model.form import Field
from catalogkit.model.service_item import ServiceItem


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
    made.read_ways()
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

    def read_ways(self) -> None:
        """Takes in what may make a request cost so much as conditions ask for."""
        questions = self.space.questions
        for name, test in [*questions.opaque]:
            if name == "request.cost" and questions.derived is not None:
                self.space.ways += questions.derived.cost.ways(test)
        questions.read([tree for way in self.space.ways for tree in way])

    def make(self) -> None:
        """Adds every dimension and every rule."""
        questions = self.space.questions
        for each in self.fields.values():
            read = each.id in questions.of or f"{each.id}.count" in questions.of
            if read or self.may_be_unanswerable(each):
                self.add(each)
        for name in questions.of:
            if name not in self.space.index and name not in self.counts:
                self.add_fact(name)
        for number, (name, test) in enumerate(questions.opaque):
            dim = self.space.add(yes_or_no(f"? {number} {name}"))
            self.space.opaque[name, test] = dim
        rules = Rules(self.space, self.scene, self.fields, self.item)
        self.space.rules.extend(rules.all(self.audiences))

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
        tagged: list[tuple[object, Hashable]]
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

    def add_dimension(
        self,
        name: str,
        tagged: Sequence[tuple[object, Hashable]],
        known: Known | None = None,
        *,
        optional: bool = True,
    ) -> None:
        asked = [*self.space.questions.of.get(name, {})]
        timed = any(isinstance(test, During) for _, test in asked)
        world = self.scene.world if timed else NOWHERE
        dim = dimension(name, tagged, asked, known, world)
        self.space.add(dim, optional=optional)

    def values(self, name: str, sort: Sort) -> list[object]:
        """Values that tell apart what is asked of a fact."""
        return candidates(name, sort, self.space, self.scene, self.fields)

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
