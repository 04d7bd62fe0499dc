"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import (
    owners_of,
    working,
)
from catalogkit.difference import Effect
from catalogkit.model.service_item import ServiceItem


@judgement(
    Effect.BREAKING,
    Effect.DATA_LOSS,
    Effect.INTERNAL,
    at=("service_item",),
    opposite="item-added",
)
def item_deleted(change: Change) -> Said | None:
    """An item is gone with all that platforms know of it."""
    old = change.before
    if not change.is_gone or not isinstance(old, ServiceItem):
        return None
    title = change.said(old.title)
    agree = (*working(change), *owners_of(change, *old.supports))
    said = {"about": old.title}
    if old.lifecycle == "draft":
        message = f"the draft '{title}' is gone"
        return Said(message, (Effect.INTERNAL,), words=said)
    lost = f"'{title}' is deleted with the history of its requests"
    effects = (Effect.BREAKING, Effect.DATA_LOSS)
    if old.lifecycle == "retired":
        message = f"{lost}: keep it for as long as they are kept"
        return Said(message, (Effect.DATA_LOSS,), agree=agree, words=said)
    message = f"{lost}: retire it instead (lifecycle: retired)"
    return Said(message, effects, agree=agree, words=said)
