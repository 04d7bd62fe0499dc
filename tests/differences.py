"""Differences carried out: what they say of one catalog's facts gives the other's."""

from collections.abc import Iterable, Mapping

from catalogkit.catalog.catalog import Catalog
from catalogkit.diff.compare import Comparison
from catalogkit.diff.facts import facts
from catalogkit.difference import (
    Added,
    Address,
    Changed,
    Difference,
    Moved,
    Removed,
    Renamed,
    Steps,
    ids_in,
    in_order,
)

Flat = dict[str, dict[Steps, str]]


def flat(catalog: Catalog, renames: Mapping[str, str] | None = None) -> Flat:
    """Every fact of a catalog as text, by entity, under the names in `renames`."""
    ids = {old: new.partition(":")[2] for old, new in (renames or {}).items()}
    found = {"manifest": facts(catalog.manifest, catalog)}
    for each in catalog.everything():
        found[each.key] = facts(each, catalog, ids)
    return {
        key: {steps: told.text for steps, told in those.items()}
        for key, those in found.items()
    }


def carried_out(comparison: Comparison) -> Flat:
    """The facts of the old catalog after every difference was carried out."""
    found = flat(comparison.old, comparison.renames)
    for each in comparison.differences:
        if isinstance(each, Renamed):
            found[each.address.entity] = found.pop(each.before.entity)
    ordered: dict[Address, list[Added]] = {}
    for each in comparison.differences:
        _carry_out(each, found.setdefault(each.address.entity, {}), ordered)
    for address, those in ordered.items():
        _put_in_order(found[address.entity], address.route, those)
    return {key: those for key, those in found.items() if those}


def _carry_out(
    each: Difference, there: dict[Steps, str], ordered: dict[Address, list[Added]]
) -> None:
    steps = each.address.route
    match each:
        case Added(new=fact):
            there[steps] = fact.text
            there.update({(*steps, *deeper): text for deeper, text in fact.below})
            whole = Address(each.address.entity, steps[:-1])
            ordered.setdefault(whole, []).append(each)
        case Removed():
            for known in [known for known in there if known[: len(steps)] == steps]:
                del there[known]
            _take_out(there, steps)
        case Changed(new=fact):
            there[steps] = fact.text
        case Moved(new=fact):
            left = {*ids_in(there[steps])}
            there[steps] = in_order([e for e in ids_in(fact.text) if e in left])


def _take_out(there: dict[Steps, str], steps: Steps) -> None:
    """A part that went is no longer in the order of its neighbours."""
    whole = there.get(steps[:-1], "")
    if whole.startswith("[") and steps[-1] in ids_in(whole):
        left = [each for each in ids_in(whole) if each != steps[-1]]
        if left:
            there[steps[:-1]] = in_order(left)
        else:
            del there[steps[:-1]]


def _put_in_order(there: dict[Steps, str], whole: Steps, those: Iterable[Added]):
    """Parts that came stand behind those that they follow."""
    waiting = [each for each in those if each.series]
    ids = ids_in(there.get(whole, "")) if waiting else []
    while waiting:
        each = next(e for e in waiting if e.after in {"", *ids})
        waiting.remove(each)
        index = ids.index(each.after) + 1 if each.after else 0
        ids.insert(index, each.address.route[-1])
    if ids and any(each.series for each in those):
        there[whole] = in_order(ids)
