"""Who belongs to an audience, before and after."""

from catalogkit.catalog.canonical import Typed
from catalogkit.diff.judgement import Change
from catalogkit.wording.printer import Names, of_person, say

PEOPLE = "requester"


def typed(change: Change, side: int) -> Typed | None:
    """The condition of an audience on a side."""
    value = (change.old, change.new)[side]
    return change.catalogs[side].typed.get(id(value))


def said_of(change: Change) -> str:
    """Both conditions read aloud."""
    old, new = (_said(change, side) for side in (0, 1))
    return f"{new}, no longer {old}"


def _said(change: Change, side: int) -> str:
    tree = typed(change, side)
    return "another condition" if tree is None else say(tree, _names(change, side))


def _names(change: Change, side: int) -> Names:
    known = change.catalogs[side].manifest.requester
    labels = {
        f"{PEOPLE}.{name}": of_person(
            PEOPLE, name if each.label is None else change.said(each.label), "en"
        )
        for name, each in known.items()
    }
    options = {
        f"{PEOPLE}.{name}": {e.id: change.said(e.label) for e in each.options}
        for name, each in known.items()
    }
    return Names(labels, options)
