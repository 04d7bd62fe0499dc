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


@judgement(Effect.ADDITION, at=("service_item lifecycle",), opposite="item-unpublished")
def item_published(change: Change) -> Said | None:
    """A draft can be asked for."""
    one, other = items(change)
    if one is None or other is None or one.lifecycle != "draft" or not is_asked(other):
        return None
    message = f"{title(change)} can be asked for, and was a draft"
    agree = (*working(change), *owners_of(change, *other.supports))
    return Said(message, agree=agree, words={"about": other.title})
