"""Conditions that always hold, or never, and lines of them that can go."""

from collections.abc import Iterator

from catalogkit.catalog.canonical import TRUE, Ask, Typed, both, negated
from catalogkit.catalog.holds import holds
from catalogkit.catalog.proofs.asking import Asking
from catalogkit.catalog.proofs.conditionals import conditionals
from catalogkit.catalog.proofs.found import (
    Always,
    Conditional,
    Finding,
    Given,
    Line,
    Never,
)
from catalogkit.catalog.proofs.lines import excluding, hidden, spare
from catalogkit.catalog.proofs.routes import Routes
from catalogkit.catalog.regions import Unproven


def of_conditions(asking: Asking, routes: Routes) -> Iterator[Finding]:
    """What is wrong with each condition where it is read."""
    for use in conditionals(asking, routes):
        try:
            yield from _judged(asking, use)
        except Unproven as reason:
            place = asking.item.at(use.condition)
            yield asking.open(place, "this condition holds for some requests", reason)


def _judged(asking: Asking, use: Conditional) -> Iterator[Finding]:
    """Of a path only its lines: whether it is taken is asked of all paths together."""
    if use.what != "path":
        never = _never(asking, use)
        if never is not None:
            yield from never
            return
    earlier = [given.tree for given in use.given if given.why == "earlier"]
    if _is_alone(asking, use) and _is_always(
        asking, use, both(earlier) if earlier else TRUE
    ):
        yield Always(asking.item, use, bool(earlier))
    elif not isinstance(use.tree, Ask):
        for line, never_holds in spare(asking, use.tree, group=use.group):
            if never_holds or not use.asked:
                yield Line(asking.item, use, line, never_holds)


def _never(asking: Asking, use: Conditional) -> list[Finding] | None:
    """A finding, or none where that is said elsewhere; None: it holds for some."""
    given = _all(use.given)
    if asking.possible([given, use.tree], use.group):
        return None
    if given != TRUE and not asking.possible([given], use.group):
        return []
    excluded = _excluded(asking, use)
    within = TRUE if excluded is None else given
    return [
        Never(
            asking.item,
            use,
            excluding(asking, use.tree, within, use.group),
            excluded,
            hidden(asking, use.tree, within, use.group),
        )
    ]


def _all(given: tuple[Given, ...]) -> Typed:
    return both(each.tree for each in given) if given else TRUE


def _excluded(asking: Asking, use: Conditional) -> Given | None:
    """What is given and excludes a condition that holds for some requests."""
    if not use.given or not asking.possible([use.tree], use.group):
        return None
    for each in use.given:
        if not asking.possible([each.tree, use.tree], use.group):
            return each
    return use.given[-1]


def _is_alone(asking: Asking, use: Conditional) -> bool:
    """Whether it is for this condition alone to always hold: not for one of paths."""
    return use.what != "path" or len(asking.item.paths) == 1


def _is_always(asking: Asking, use: Conditional, earlier: Typed) -> bool:
    if use.asked and not holds(use.tree, {}):
        return False
    return not asking.possible([earlier, negated(use.tree)], use.group)
