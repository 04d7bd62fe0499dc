"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import words
from catalogkit.diff.telling import be, is_requester, told
from catalogkit.difference import Effect


@judgement(
    Effect.ADDITION,
    Effect.INTERNAL,
    at=(
        "service_item deliverables.*.notify.*",
        "service_item notifications.*",
        "service_item notifications.*.to.*",
    ),
    opposite="no-longer-told",
)
def now_told(change: Change) -> Said | None:
    """Somebody is told of an event."""
    if not change.is_new:
        return None
    who, event = told(change)
    message = f"{who} {be(who)} told when {event}"
    effects = (Effect.ADDITION,) if is_requester(change) else (Effect.INTERNAL,)
    return Said(message, effects, words=words(change))
