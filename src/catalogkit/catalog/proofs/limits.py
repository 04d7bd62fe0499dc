"""Constraints that no request breaks, or that nobody can meet."""

from collections.abc import Iterator

from catalogkit.catalog.answered import limits
from catalogkit.catalog.canonical import (
    And,
    Ask,
    Between,
    Fits,
    Given,
    Not,
    Or,
    Other,
    Rows,
    Today,
    Typed,
    both,
    negated,
)
from catalogkit.catalog.forms import judged_with
from catalogkit.catalog.proofs.asking import Asking
from catalogkit.catalog.proofs.found import Finding, Limit
from catalogkit.catalog.regions import Unproven
from catalogkit.model.form import Field


def of_limits(asking: Asking) -> Iterator[Finding]:
    """Each constraint among requests that only the others limit."""
    item = asking.item
    fields = {field.id: field for field in item.form}
    for index, limit in enumerate(item.constraints):
        tree = asking.catalog.typed[id(limit.require)]
        if _is_opaque(tree) or _is_plain(tree, fields, asking):
            continue
        try:
            yield from _judged(asking, asking.without(limit), index, tree)
        except Unproven as reason:
            place = item.at("constraints", index, "require")
            yield asking.open(place, "some requests meet and some break this", reason)


def _judged(asking: Asking, free: Asking, index: int, tree: Typed) -> Iterator[Finding]:
    given = both(Ask(name, Given(given=True)) for name in sorted(judged_with(tree)))
    if not free.possible([given, negated(tree)]):
        yield Limit(asking.item, index, never=False)
    elif free.possible([given]) and not free.possible([given, tree]):
        yield Limit(asking.item, index, never=True)


def _is_opaque(tree: Typed) -> bool:
    """Whether it asks what no proof follows: other answers, today, patterns."""
    match tree:
        case And(parts) | Or(parts):
            return any(map(_is_opaque, parts))
        case Not(part):
            return _is_opaque(part)
        case Ask(_, Rows(_, inner)):
            return _is_opaque(inner)
        case Ask(_, Between(low, high)):
            return isinstance(low, Other | Today) or isinstance(high, Other | Today)
        case Ask(_, test):
            values = getattr(test, "values", ())
            return isinstance(test, Fits) or any(
                isinstance(each, Other | Today) for each in values
            )


def _is_plain(tree: Typed, fields: dict[str, Field], asking: Asking) -> bool:
    """Whether it is one bound of a number that has no other on that side."""
    match tree:
        case Ask(name, Between(None, int() | float()) as test):
            open_side, other_side = "max", test.high
        case Ask(name, Between(int() | float(), None) as test):
            open_side, other_side = "min", test.low
        case _:
            return False
    field = fields.get(name)
    if (
        field is None
        or field.visible_when is not None
        or len(asking.item.constraints) > 1
    ):
        return False
    low, high = limits(field, asking.catalog.manifest.currency)
    bound, opposite = (high, low) if open_side == "max" else (low, high)
    return bound is None and _reaches(opposite, other_side, upper=open_side == "max")


def _reaches(opposite: object, limit: object, *, upper: bool) -> bool:
    if opposite is None:
        return True
    if not isinstance(opposite, int | float) or not isinstance(limit, int | float):
        return False
    return opposite <= limit if upper else opposite >= limit
