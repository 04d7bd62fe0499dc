"""Fields in which several options may be chosen."""

from collections.abc import Mapping, Sequence

from catalogkit.catalog.answered import limits
from catalogkit.catalog.canonical import Chosen
from catalogkit.catalog.choices import Choice
from catalogkit.catalog.regions.dimension import yes_or_no
from catalogkit.catalog.regions.formula import Formula, every, some
from catalogkit.catalog.regions.members import REST, Members, at_least, at_most
from catalogkit.catalog.regions.offers import offer_of, offered
from catalogkit.catalog.regions.scene import Scene
from catalogkit.catalog.regions.space import Space
from catalogkit.model.form import Field

Stock = dict[str, list[Choice]]
"""The options behind each member: one that is named, or all others of one offer."""


def add_choices(
    space: Space, asked: Field, choices: Sequence[Choice], scene: Scene
) -> None:
    """Adds a dimension for each option that is asked for, and for the rest."""
    named = {
        name
        for _, test in space.questions.of.get(asked.id, {})
        if isinstance(test, Chosen)
        for name in test.values
    }
    stock: Stock = {}
    rests: dict[object, str] = {}
    for each in choices:
        if None in each.where.values():
            continue
        rest = rests.setdefault(offer_of(each), f"{REST}{len(rests)}")
        stock.setdefault(each.id if each.id in named else rest, []).append(each)
    presence = space.add(yes_or_no(asked.id))
    of = {name: space.add(yes_or_no(f"{asked.id}={name}")) for name in stock}
    space.several[asked.id] = Members(presence, of)
    space.stock[asked.id] = stock
    low, high = limits(asked, scene.currency)
    space.limits[asked.id] = (low, high)


def rules_of_choices(space: Space, name: str) -> list[Formula]:
    """What is offered, and how many."""
    members, stock = space.several[name], space.stock[name]
    found = members.rules()
    found += [
        some([members.lacks(each), offered(space, offer_of(those[0]))])
        for each, those in stock.items()
    ]
    low, high = space.limits[name]
    if isinstance(high, int) and high < len(members.of):
        found.append(at_most(high, [*members.of.values()]))
    if isinstance(low, int) and low > 1:
        none = members.given(given=False)
        found.append(some([none, _enough(low, members, stock)]))
    return found


def _enough(
    least: int, members: Members, stock: Mapping[str, Sequence[Choice]]
) -> Formula:
    """At least so many can be chosen; a rest counts for all that it holds."""
    rests = [each for each in stock if each.startswith(REST)]
    ones = [dim for each, dim in members.of.items() if each not in rests]
    ways: list[tuple[int, list[Formula]]] = [(least, [])]
    for rest in rests:
        size = len(stock[rest])
        ways += [(left - size, [*has, members.has(rest)]) for left, has in ways]
    return some([every([*has, at_least(left, ones)]) for left, has in ways])
