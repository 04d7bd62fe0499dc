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
    Effect.BREAKING,
    Effect.IN_FLIGHT,
    at=("service_item lifecycle",),
    opposite="item-published",
)
def item_unpublished(change: Change) -> Said | None:
    """What could be asked for is a draft again."""
    one, other = items(change)
    if one is None or other is None or other.lifecycle != "draft" or not is_asked(one):
        return None
    message = f"{title(change)} is a draft again: nobody can ask"
    message += ", and open requests lose their contract"
    agree = (*working(change), *owners_of(change, *one.supports))
    return Said(message, agree=agree, words={"about": other.title})
