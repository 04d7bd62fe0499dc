"""Who may ask for an item: the audiences it names, or everybody."""

from catalogkit.catalog.canonical import TRUE, Or, Typed
from catalogkit.diff.implied import implies
from catalogkit.diff.judgement import Change
from catalogkit.diff.reading import called, entity_of, item, listed
from catalogkit.model.organisation import Audience


def who_asks(change: Change, side: int) -> str:
    """The audiences of a side in words."""
    names = [called(change, each) for each in item(change, side).audience]
    return listed(names) if names else "everybody"


def may_still(change: Change, left: int, right: int) -> bool:
    """Whether everybody of the audience at an address also may ask on one side.

    `left` is the side on which the audience stands, `right` the one that is asked.
    """
    name = change.steps[-1]
    one = [
        _tree(change, each, left)
        for each in item(change, left).audience
        if each == name
    ]
    if not one or one[0] is None:
        return False
    others = [_tree(change, each, right) for each in item(change, right).audience]
    known = tuple(each for each in others if each is not None)
    return implies(one[0], Or(known) if others else TRUE)


def _tree(change: Change, ref: object, side: int) -> Typed | None:
    audience = entity_of(change.catalogs[side], ref)
    if not isinstance(audience, Audience):
        return None
    return change.catalogs[side].typed.get(id(audience.when))
