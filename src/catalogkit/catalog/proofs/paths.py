"""Whether each request takes exactly one path, and each path some request."""

from collections.abc import Iterator
from itertools import combinations

from catalogkit.catalog.canonical import TRUE, And, Ask, Is, Typed, negated
from catalogkit.catalog.proofs.asking import Asking
from catalogkit.catalog.proofs.found import Finding, Gap, Overlap, Unreachable
from catalogkit.catalog.proofs.lines import excluding
from catalogkit.catalog.proofs.routes import Routes
from catalogkit.catalog.regions import Unproven


def of_paths(asking: Asking, routes: Routes) -> Iterator[Finding]:
    """Gaps, overlaps and paths that nothing takes."""
    if not routes.when:
        return
    before = routes.before()
    if len(routes.when) == len(asking.item.paths):
        yield from _gap(asking, routes)
    for first, second in combinations(routes.when, 2):
        if second not in before[first] and first not in before[second]:
            yield from _overlap(asking, routes, before, (first, second))
    rest = next((name for name in asking.item.paths if name not in routes.when), None)
    for name in asking.item.paths:
        if name in routes.when or name == rest:
            yield from _unreachable(asking, routes, before, name)


def _gap(asking: Asking, routes: Routes) -> Iterator[Finding]:
    try:
        request = asking.example(map(negated, routes.when.values()))
    except Unproven as reason:
        place = asking.item.at_key("paths")
        yield asking.open(place, "every request takes a path", reason)
    else:
        if request is not None:
            yield Gap(asking.item, request)


def _overlap(
    asking: Asking, routes: Routes, before: dict[str, set[str]], pair: tuple[str, str]
) -> Iterator[Finding]:
    first, second = pair
    trees = routes.when[first], routes.when[second]
    if _apart(*trees):
        return
    over = [
        negated(tree)
        for name, tree in routes.when.items()
        if {first, second} <= before[name]
    ]
    try:
        request = asking.example([*trees, *over])
    except Unproven as reason:
        question = f"'{first}' and '{second}' never take the same request"
        yield asking.open(asking.item.at("paths", second, "when"), question, reason)
    else:
        if request is not None:
            yield Overlap(asking.item, first, second, request)


def _unreachable(
    asking: Asking, routes: Routes, before: dict[str, set[str]], name: str
) -> Iterator[Finding]:
    own = routes.when.get(name)
    first = {
        each: tree
        for each, tree in routes.when.items()
        if own is None or name in before[each]
    }
    first.pop(name, None)
    try:
        if own is not None and not asking.possible([own]):
            yield Unreachable(asking.item, name, lines=excluding(asking, own))
        elif first and not _is_left(asking, own or TRUE, first):
            covering = tuple(_needed(asking, own or TRUE, first))
            yield Unreachable(asking.item, name, covering)
    except Unproven as reason:
        place = asking.item.at_key("paths", name)
        yield asking.open(place, f"some request takes '{name}'", reason)


def _is_left(asking: Asking, own: Typed, first: dict[str, Typed]) -> bool:
    return asking.possible([own, *map(negated, first.values())])


def _needed(asking: Asking, own: Typed, first: dict[str, Typed]) -> Iterator[str]:
    """The fewest of some paths that still leave nothing of a condition."""
    needed = dict(first)
    for name in first:
        others = {each: tree for each, tree in needed.items() if each != name}
        if others and not _is_left(asking, own, others):
            needed = others
    yield from needed


def _apart(left: Typed, right: Typed) -> bool:
    """Whether two conditions plainly want different answers to one question."""
    mine, theirs = dict(_wanted(left)), dict(_wanted(right))
    return any(
        mine[name].isdisjoint(theirs[name]) for name in mine.keys() & theirs.keys()
    )


def _wanted(tree: Typed) -> Iterator[tuple[str, frozenset[object]]]:
    for part in tree.parts if isinstance(tree, And) else (tree,):
        match part:
            case Ask(name, Is(values)) if all(isinstance(v, str) for v in values):
                yield name, frozenset(values)
