"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, judgement
from catalogkit.difference import Added, Effect, Moved, Removed, Renamed


@judgement(
    Effect.INTERNAL, at=(), alone="it stands for all that no other judgement speaks of"
)
def detail_changed(change: Change) -> str:
    """A detail that no requester notices is another."""
    where = ".".join(change.steps) or change.difference.address.entity
    old, new = change.texts
    if where.endswith(f".{new or old}"):  # a name in a set: "members: k.yuan is new"
        whole = where.removesuffix(f".{new or old}")
        return f"{whole}: {new or old} is {'new' if change.is_new else 'gone'}"
    match change.difference:
        case Added():
            return f"{where} is new{_value(new)}"
        case Removed():
            return f"{where} is gone{_value(old)}"
        case Moved():
            return f"{where} stand in another order"
        case Renamed(before=before):
            return f"{before.entity} is now called {change.difference.address.entity}"
    return f"{where} was {old} and is {new}"


def _value(text: str) -> str:
    return f": {text}" if text else ""
