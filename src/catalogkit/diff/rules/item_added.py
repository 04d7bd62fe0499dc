"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import (
    is_asked,
    owners_of,
    working,
)
from catalogkit.difference import Effect
from catalogkit.model.service_item import ServiceItem


@judgement(
    Effect.ADDITION, Effect.INTERNAL, at=("service_item",), opposite="item-deleted"
)
def item_added(change: Change) -> Said | None:
    """Something can be asked for that could not."""
    new = change.after
    if not change.is_new or not isinstance(new, ServiceItem):
        return None
    title = change.said(new.title)
    agree = (*working(change), *owners_of(change, *new.supports))
    said = {"about": new.title}
    if not is_asked(new):
        message = f"'{title}' is new, and cannot be asked for yet"
        return Said(message, (Effect.INTERNAL,), agree=agree, words=said)
    message = f"'{title}' can be asked for"
    return Said(message, (Effect.ADDITION,), agree=agree, words=said)
