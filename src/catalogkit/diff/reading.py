"""A change of an item in the words of its catalog: titles and labels, no ids."""

import datetime
from collections.abc import Iterable
from functools import lru_cache

from catalogkit.catalog.canonical import Ask, Or, Typed, either
from catalogkit.catalog.catalog import Catalog
from catalogkit.diff.implied import Reach, reach
from catalogkit.diff.judgement import Change
from catalogkit.diff.namesakes import has_namesake
from catalogkit.model.base import Entity
from catalogkit.model.condition import Condition
from catalogkit.model.flow import Approver
from catalogkit.model.ref import Ref
from catalogkit.model.references import Dotted
from catalogkit.model.service_item import ServiceItem
from catalogkit.model.text import Text
from catalogkit.wording.names_of import names_of
from catalogkit.wording.printer import say, say_test
from catalogkit.wording.reader import Reader

OLD, NEW = 0, 1
MANY = 3
WORDS = ("title", "result", "what", "otherwise", "label")
PEOPLE = {"owner": "its owner", "team": "the team that works on it"}


def items(change: Change) -> tuple[ServiceItem | None, ServiceItem | None]:
    """The item before and after."""
    one, other = change.before, change.after
    return (
        one if isinstance(one, ServiceItem) else None,
        other if isinstance(other, ServiceItem) else None,
    )


def item(change: Change, side: int) -> ServiceItem:
    """The item on a side where it exists."""
    found = items(change)[side]
    assert found is not None  # noqa: S101 -- only asked where both are there
    return found


def reader(change: Change, side: int = NEW) -> Reader:
    """Who reads one side aloud, in the language of reviewers."""
    return _reader(change.catalogs[side], item(change, side).id)


def part(change: Change, depth: int = 2) -> str:
    """What the part at the first steps is called, in quotes; its id without words."""
    text = about(change, depth)
    return f"'{change.steps[:depth][-1] if text is None else change.said(text)}'"


def called(change: Change, ref: object) -> str:
    """What an entity is called, in quotes: as it is now, else as it was."""
    if isinstance(ref, Dotted):
        return _party(change, ref)
    for catalog in reversed(change.catalogs):
        entity = entity_of(catalog, ref)
        if entity is not None:
            title = change.said(entity.title) if entity.title is not None else ""
            known = f" ({entity.id})" if has_namesake(change, entity, title) else ""
            return f"'{title or entity.id}'{known}"
    return f"'{ref}'"


def entity_of(catalog: Catalog, ref: object) -> Entity | None:
    """The entity of a reference, None where it is not there."""
    if not isinstance(ref, Ref):
        return None
    name = ref.who if isinstance(ref, Dotted) else str(ref)
    return catalog.entities.get(ref.kind, {}).get(name)


def instead(change: Change) -> str:
    """What is referred to, as it is and was: "'A', no longer 'B'"."""
    new, old = change.new, change.old
    if old is None:
        return f"{called(change, new)} (none before)"
    if new is None:
        return f"none any more (before: {called(change, old)})"
    return f"{called(change, new)}, no longer {called(change, old)}"


def said_when(change: Change, condition: object, side: int) -> str:
    """A condition of one side, read aloud; "always" without one."""
    tree = tree_of(change, condition, side)
    if condition is None or tree is None:
        return "always" if condition is None else "under another condition"
    return reader(change, side).when(condition)  # type: ignore[arg-type]  # typed, so it is one


def if_said(change: Change, condition: object, side: int) -> str:
    """Such as " if 'Device' is 'My own'"; nothing without a condition."""
    if condition is None:
        return ""
    return f" if {said_when(change, condition, side)}"


def tree_of(change: Change, condition: object, side: int) -> Typed | None:
    """What a condition means on a side."""
    return change.catalogs[side].typed.get(id(condition))


def teams_asked(*refs: object) -> tuple[str, ...]:
    """The ids of the teams among some references."""
    found = [
        ref.who if isinstance(ref, Dotted) else str(ref)
        for ref in refs
        if isinstance(ref, Ref) and ref.kind == "team"
    ]
    return tuple(dict.fromkeys(found))


def owners_of(change: Change, *refs: object) -> tuple[str, ...]:
    """The teams that answer for what is referred to, on either side."""
    both = (
        entity_of(catalog, ref) for ref in refs for catalog in reversed(change.catalogs)
    )
    owners = (each.owner for each in both if each is not None and each.owner)
    return tuple(dict.fromkeys(map(str, owners)))


def approver_said(change: Change, by: Approver, side: int) -> str:
    """Who decides: 'Security', the head of HR, the manager of the requester."""
    catalog = change.catalogs[side]
    if by.team is not None:
        return called(change, by.team)
    if by.role is not None:
        said = Reader(catalog, "en").role(by.role)
        return said if by.role in catalog.manifest.roles else f"the {said}"
    if by.manager_of is not None:
        return f"the manager of {_person(change, by.manager_of, side)}"
    if by.owner_of is not None:
        return f"the owner of {_person(change, by.owner_of, side)}"
    return _person(change, by.person, side)


def approvers_said(change: Change, those: Iterable[Approver], side: int) -> str:
    """Several approvers, any of whom may decide."""
    return listed(approver_said(change, each, side) for each in those)


def listed(words: Iterable[str], last: str = "or") -> str:
    """Words with a conjunction before the last."""
    *some, end = words
    return f"{', '.join(some)} {last} {end}" if some else end


def condition_of(value: object) -> Condition | None:
    """The condition of a part, as its model has it."""
    found: Condition | None = getattr(value, "when", None)
    return found


def reach_of(change: Change) -> Reach:
    """How the condition at an address changed; where there is none, it is "always"."""
    trees = [
        (each, tree_of(change, each, side))
        for side, each in ((OLD, change.old), (NEW, change.new))
    ]
    if any(each is not None and tree is None for each, tree in trees):
        return Reach.OTHER
    return reach(trees[OLD][1], trees[NEW][1])


def from_to(change: Change, word: str = "if") -> str:
    """The condition at an address as it is and was: "always, no longer only if …".

    Of many cases that stay, only those are said that came or went; what both ask of
    the same field names it once.
    """
    one, other = (
        tree_of(change, each, side)
        for side, each in ((OLD, change.old), (NEW, change.new))
    )
    if isinstance(one, Or) and isinstance(other, Or):
        stay = [each for each in one.parts if each in other.parts]
        if len(stay) >= MANY:
            return _came_or_went(change, word, one, other)
    new, old = (
        "always" if each is None else f"{word} {said_when(change, each, side)}"
        for side, each in ((NEW, change.new), (OLD, change.old))
    )
    if isinstance(one, Ask) and isinstance(other, Ask) and one.field == other.field:
        old = say_test(one, reader(change, OLD).names)
    only = "only " if word == "if" and reach_of(change) is Reach.WIDER else ""
    return f"{new}, no longer {only}{old}"


def _came_or_went(change: Change, word: str, old: Or, new: Or) -> str:
    came = [each for each in new.parts if each not in old.parts]
    gone = [each for each in old.parts if each not in new.parts]
    said = [
        f"{verb} {word} {say(either(parts), reader(change, side).names)}"
        for verb, parts, side in (("now also", came, NEW), ("no longer", gone, OLD))
        if parts
    ]
    return f"{', '.join(said)}; {len(new.parts) - len(came)} other cases stay"


def about(change: Change, depth: int = 2) -> Text | None:
    """The words that name the part at the first steps."""
    steps = change.steps[:depth]
    for value in (change.new_at(*steps), change.old_at(*steps)):
        for name in WORDS:
            text = getattr(value, name, None)
            if isinstance(text, Text):
                return text
    return None


def day(value: object) -> datetime.date | None:
    """A value that is a day, None where it is none."""
    return value if isinstance(value, datetime.date) else None


def words(change: Change, depth: int = 2, **more: object) -> dict[str, object]:
    """What a changelog puts in each locale's words: the part, and its old and new."""
    said = {"about": about(change, depth), "old": change.old, "new": change.new}
    return {**said, **more}


def working(change: Change, path: str = "") -> tuple[str, ...]:
    """The teams that work on the requests of an item, or of one of its paths."""
    found: list[object] = []
    for each in items(change):
        if each is not None:
            paths = each.paths.items()
            found += [way.team for name, way in paths if path in {"", name}]
            found += [task.team for task in each.fulfilment]
    return teams_asked(*found)


def _person(change: Change, ref: Dotted | None, side: int) -> str:
    if ref is None:
        return "somebody"
    if ref.who == "answers":
        label = reader(change, side).names.labels.get(ref.rest, ref.rest)
        return f"the answer to '{label}'"
    if ref.who in {"requester", "recipient"}:
        return f"the {ref.who}" if not ref.rest else f"the {ref.rest} of the {ref.who}"
    return called(change, Ref(ref.who, ref.kind))


def _party(change: Change, ref: Dotted) -> str:
    who = PEOPLE.get(ref.who, f"the {ref.who}")
    if ref.kind:
        who = called(change, Ref(ref.who, ref.kind))
    return f"the {ref.rest.replace('_', ' ')} of {who}" if ref.rest else who


@lru_cache(maxsize=16)
def _reader(catalog: Catalog, name: str) -> Reader:
    whose = catalog.get(ServiceItem, name)
    if whose is None:
        return Reader(catalog, "en")
    return Reader(catalog, "en", names_of(catalog, whose, "en"))


def named(change: Change, name: str) -> str:
    """What a path, task or approval of the item is called, in quotes."""
    for kind in ("paths", "approvals", "fulfilment"):
        for at in (change.new_at, change.old_at):
            title = getattr(at(kind, name), "title", None)
            if isinstance(title, Text):
                return f"'{change.said(title)}'"
    return f"'{name}'"


def approving(change: Change) -> tuple[str, ...]:
    """The teams that decide the approval at an address, before and after."""
    steps = change.steps[:2]
    found = [change.old_at(*steps), change.new_at(*steps)]
    return teams_asked(
        *(by.team for step in found for by in getattr(step, "by", ()) if by.team)
    )


def title(change: Change) -> str:
    """What the entity is called, in quotes."""
    return change.name(0)


def is_asked(item: ServiceItem) -> bool:
    """Whether people can ask for an item: it is no draft, and not retired."""
    return item.lifecycle in {"live", "deprecated"}
