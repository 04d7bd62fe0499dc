"""Interfaces of systems, and who reads them."""

from catalogkit.diff.judgement import Change
from catalogkit.diff.reading import called, listed, owners_of, title
from catalogkit.model.landscape import Consumer, Interface, System
from catalogkit.model.ref import Ref

DEPTH = 2


def interface(change: Change) -> str:
    """What the interface is called, and of which system it is."""
    return f"{change.name(DEPTH)} of {title(change)}"


def consumers(change: Change) -> tuple[str, ...]:
    """The teams that answer for the systems that read it."""
    return owners_of(change, *_systems(change))


def readers(change: Change) -> str:
    """Such as "; 'POS sync' and 'Month-end report' read it"."""
    names = [called(change, each) for each in _systems(change)]
    if not names:
        return ""
    return f"; {listed(names, 'and')} {'read' if len(names) > 1 else 'reads'} it"


def reader(change: Change) -> object:
    """The system that a change is of."""
    steps = change.steps[: DEPTH + 2]
    for each in (change.new_at(*steps), change.old_at(*steps)):
        if isinstance(each, Consumer):
            return each.system
    return None


def _systems(change: Change) -> list[Ref[System]]:
    found: dict[str, Ref[System]] = {}
    for at in (change.old_at, change.new_at):
        whole = at(*change.steps[:DEPTH])
        for each in whole.consumers if isinstance(whole, Interface) else ():
            found[str(each.system)] = each.system
    return [*found.values()]
