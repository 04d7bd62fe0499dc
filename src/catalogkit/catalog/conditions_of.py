"""Every condition of a catalog, typed, and what is wrong with those that are not."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Protocol

from catalogkit.catalog.canonical import Typed
from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.conditions import ConditionFault, typed
from catalogkit.catalog.named_faults import NamedFaults, merged
from catalogkit.catalog.scope import Scope
from catalogkit.catalog.scopes import Scopes, conditions_in
from catalogkit.diagnostic import Diagnostic, Note, Place, Rule
from catalogkit.model.condition import Condition
from catalogkit.model.fault import mended
from catalogkit.model.metric import CostModel, Metric
from catalogkit.model.organisation import Audience
from catalogkit.model.priority import PriorityMatrix
from catalogkit.model.service_item import ServiceItem

UNKNOWN_FIELD = Rule(
    "condition/unknown-field", "A condition reads a field that is not."
)
UNKNOWN_NAME = Rule("condition/unknown-name", "A condition uses a name that is not.")
UNKNOWN_OPTION = Rule("condition/unknown-option", "A condition names no option.")
WRONG_TYPE = Rule("condition/wrong-type", "A test does not fit the type of its field.")
READS_RIGHT = Rule("condition/reads-right", "A condition reads what is decided later.")
NOT_HERE = Rule("condition/not-here", "A condition reads what is unknown at its place.")
EMPTY_RANGE = Rule("condition/empty-range", "A range holds no value.")
LOOP = Rule("condition/loop", "A named condition uses itself.")
RULES = {
    rule.id: rule
    for rule in (
        UNKNOWN_FIELD, UNKNOWN_NAME, UNKNOWN_OPTION, WRONG_TYPE, READS_RIGHT, NOT_HERE,
        EMPTY_RANGE, LOOP,
    )
}  # fmt: skip


class _Owner(Protocol):
    def at(self, *steps: object) -> Place: ...


def judged(
    catalog: Catalog, known: Catalog | None = None
) -> tuple[dict[int, Typed], list[Diagnostic]]:
    """Each condition's tree by the identity of the condition, and all that is wrong.

    `known` is a catalog whose conditions are all sound: the trees of items that are the
    same there, and may read the same, are taken from it.
    """
    scopes = Scopes(catalog)
    same = () if known is None else tuple(_same(catalog, scopes, known))
    trees = {} if known is None else _taken(same, known)
    named = NamedFaults(catalog, scopes)
    problems: list[Diagnostic] = []
    for owner, condition, scope in _all(catalog, scopes, {each.id for each in same}):
        tree, faults = typed(condition, scope)
        if tree is not None:
            trees[id(condition)] = tree
        for fault in faults:
            home = named.at_home(owner, fault)
            problems.append(_found(owner.at(condition), fault, home))
    return trees, list(merged(problems))


def trees_of(catalog: Catalog, item: ServiceItem) -> dict[int, Typed]:
    """The trees of an item's conditions, of one that is retired, too.

    Nobody judges such an item, so its catalog has no trees of it.
    """
    found = {id(when): typed(when, s)[0] for when, s in _in(item, Scopes(catalog))}
    return {each: tree for each, tree in found.items() if tree is not None}


def _same(catalog: Catalog, scopes: Scopes, known: Catalog) -> Iterator[ServiceItem]:
    """The items that are the very same in another catalog, and may read the same."""
    if scopes.are_like(Scopes(known)):
        for item in catalog.items():
            if known.get(ServiceItem, item.id) is item:
                matrix = item.priority.matrix if item.priority is not None else None
                if matrix is None or catalog[matrix] is known[matrix]:
                    yield item


def _taken(items: Iterable[ServiceItem], known: Catalog) -> dict[int, Typed]:
    """The trees of items as another catalog has them."""
    trees: Mapping[int, Typed] = known.typed
    ids = (id(when) for item in items for when in item.parts("when"))
    return {each: trees[each] for each in ids if each in trees}


def _all(
    catalog: Catalog, scopes: Scopes, done: Collection[str]
) -> Iterator[tuple[_Owner, Condition, Scope]]:
    for item in catalog.items():
        if item.id not in done and item.parts("when"):
            yield from ((item, *each) for each in _in(item, scopes))
    for audience in catalog.all(Audience):
        yield audience, audience.when, scopes.shared.at("constraint")
    for matrix in catalog.all(PriorityMatrix):
        if matrix.major is not None:
            yield matrix, matrix.major.when, scopes.shared.at("promise")
    for cost in catalog.all(CostModel):
        for factor in cost.times:
            yield cost, factor.when, scopes.shared.at("promise")
    for metric in catalog.all(Metric):
        for when in (metric.where, metric.count, metric.over):
            if when is not None:
                yield metric, when, scopes.records_done


def _in(item: ServiceItem, scopes: Scopes) -> Iterator[tuple[Condition, Scope]]:
    scope = scopes.of(item)
    for each in conditions_in(item):
        if each.stage != scope.stage:
            scope = scope.at(each.stage)
        yield each.condition, scope.line_of(each.group) if each.group else scope


def _found(
    root: Place, fault: ConditionFault, home: tuple[Place, ConditionFault] | None
) -> Diagnostic:
    notes: list[Note] = list(fault.notes)
    if home is not None:
        notes.append(Note(root.at(*fault.route), "used here"))
        root, fault = home
    place = root.at(*fault.route)
    place = place.of_key() if fault.key else place
    return RULES[fault.rule].found(
        place, fault.message, notes=notes, fix=mended(place, fault.rename, fault.set)
    )
