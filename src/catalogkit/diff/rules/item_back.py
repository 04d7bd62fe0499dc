"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import (
    is_asked,
    items,
    owners_of,
    title,
    working,
)
from catalogkit.difference import Effect


@judgement(
    Effect.ADDITION,
    Effect.INTERNAL,
    at=("service_item lifecycle",),
    opposite="item-retired",
)
def item_back(change: Change) -> Said | None:
    """A retired item can be asked for again."""
    one, other = items(change)
    if one is None or other is None or one.lifecycle != "retired":
        return None
    if not is_asked(other):
        return Said(f"{title(change)} is a draft, and was retired", (Effect.INTERNAL,))
    message = f"{title(change)} can be asked for again, and was retired"
    agree = (*working(change), *owners_of(change, *other.supports))
    return Said(message, (Effect.ADDITION,), agree=agree, words={"about": other.title})
