"""Each item that a change touches, asked before and after."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from catalogkit.catalog.canonical import TRUE, fields
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.needs import target
from catalogkit.catalog.regions import Requests, Unproven, requests, said
from catalogkit.catalog.regions.compared import Change, differences
from catalogkit.diagnostic import Place
from catalogkit.diff.compare import Comparison
from catalogkit.diff.decided.aspects import Cases, Side, side
from catalogkit.diff.decided.clocks import shifts
from catalogkit.model.service_item import ServiceItem
from catalogkit.model.time import Calendar
from catalogkit.redecided import Redecided, Shifted, Undecided

Found = Redecided | Shifted | Undecided
Both = tuple[ServiceItem, ServiceItem]
"""An item before and after."""
SAYS_NOTHING = frozenset(
    {
        "title", "summary", "description", "keywords", "tags", "owner", "review_by",
        "examples", "knowledge", "notifications", "survey", "deliverables", "boundary",
        "version", "x", "value", "demand", "escalation", "exceptions", "category",
    }
)  # fmt: skip
"""Keys of an item by which no request is decided otherwise."""
TAKEN = ("refused", "taken")


def redecided(
    comparison: Comparison, items: Iterable[Both] | None = None
) -> Iterator[Found]:
    """The kinds of request that are decided differently, item by item.

    `items` where it is known already which are `touched`.
    """
    for one, other in touched(comparison) if items is None else items:
        yield from _item(comparison, one, other)
    yield from shifts(comparison)


def touched(comparison: Comparison) -> Iterator[Both]:
    """Items, before and after, by whose definitions something can be decided anew."""
    own: set[str] = set()
    around: set[str] = set()
    for each in comparison.differences:
        address = each.address
        if not address.entity.startswith("service_item:"):
            around.add(address.entity)
        elif address.route and address.route[0] not in SAYS_NOTHING:
            own.add(address.entity)
    for item in comparison.new.items():
        one = comparison.before(item.key)
        if not isinstance(one, ServiceItem) or one.lifecycle == "retired":
            continue
        if item.key in own or not around.isdisjoint(_around(comparison.new, item)):
            yield one, item


def _around(catalog: Catalog, item: ServiceItem) -> Iterator[str]:
    """What the decisions of an item read elsewhere.

    Its calendars only where a condition asks for the time of a request: what they do
    to due times is told by `shifts`.
    """
    yield "manifest"
    for each in item.parts("ref"):
        if each.kind != "calendar":
            yield f"{each.kind}:{target(each)}"
    trees = (catalog.typed[id(each)] for each in item.parts("when"))
    if any(name == "request.time" for tree in trees for name, _ in fields(tree)):
        yield from (each.key for each in catalog.all(Calendar))


@dataclass(frozen=True)
class _Pair:
    """An item before and after, and all requests that each of its forms takes."""

    sides: tuple[Side, Side]
    asked: tuple[Requests, Requests]

    def changes(self, aspect: str, name: str) -> list[Change]:
        """What becomes otherwise of some request. Raises Unproven."""
        one, other = (each.cases(aspect, name) for each in self.sides)
        if one is None or other is None:
            message = "it hangs on how other tasks end"
            raise Unproven(message)
        return [*differences(*self.asked, one, other)]


def _item(
    comparison: Comparison, one: ServiceItem, other: ServiceItem
) -> Iterator[Found]:
    before = side(comparison.old, one, comparison.renames)
    sides = before, side(comparison.new, other)
    asked = requests(comparison.old, one), requests(comparison.new, other)
    pair = _Pair(sides, asked)
    yield from _taken(comparison, pair, other)
    for aspect, name in sorted(sides[0].aspects() | sides[1].aspects()):
        place = _place(other, aspect, name)
        if _same(pair, aspect, name):
            continue
        try:
            for each in pair.changes(aspect, name):
                if each.old is not None and each.new is not None:
                    words = said(comparison.new, each.request)
                    outcomes = str(each.old), str(each.new)
                    yield Redecided(
                        other.id, aspect, name, *outcomes, each.request, words,
                        each.share, place,
                    )  # fmt: skip
        except Unproven as reason:
            yield Undecided(other.id, aspect, name, str(reason), place)


def _taken(
    comparison: Comparison, pair: _Pair, item: ServiceItem
) -> Iterator[Redecided | Undecided]:
    """Requests that only one of the two forms takes."""
    if _asks_alike(pair):
        return
    always = [(True, TRUE)]
    try:
        for each in differences(*pair.asked, always, always):
            words = said(comparison.new, each.request)
            outcomes = TAKEN[each.old is not None], TAKEN[each.new is not None]
            yield Redecided(
                item.id, "taken", "", *outcomes, each.request, words, each.share,
                item.at("form"),
            )  # fmt: skip
    except Unproven as reason:
        yield Undecided(item.id, "taken", "", str(reason), item.at("form"))


def _asks_alike(pair: _Pair) -> bool:
    """Whether both forms plainly take the same requests."""
    one, other = (each.item for each in pair.sides)
    return one is other and not any("." in name for name in _names(pair, ()))


def _same(pair: _Pair, aspect: str, name: str) -> bool:
    """Whether an aspect is plainly decided alike.

    It is where the cases are the same and read answers only: priorities, paths and
    attributes may have become others.
    """
    cases = tuple(each.cases(aspect, name) for each in pair.sides)
    return cases[0] == cases[1] and not any("." in n for n in _names(pair, cases))


def _names(pair: _Pair, cases: Sequence[Cases | None]) -> Iterator[str]:
    """The facts that some cases read; without cases, those of the whole form."""
    if not cases:
        for each in pair.sides:
            for condition in each.item.parts("when"):
                tree = each.catalog.typed[id(condition)]
                yield from (name for name, _ in fields(tree))
    for those in cases:
        for _, tree in those or ():
            yield from (name for name, _ in fields(tree))


def _place(item: ServiceItem, aspect: str, name: str) -> Place:
    match aspect:
        case "path" | "team":
            return item.at("paths")
        case "approval" | "task":
            key = "approvals" if aspect == "approval" else "fulfilment"
            parts: Sequence[object] = getattr(item, key)
            found = (part for part in parts if getattr(part, "id", None) == name)
            part = next(found, None)
            return item.at(key) if part is None else item.at(part)
    return item.at("promise", aspect)
