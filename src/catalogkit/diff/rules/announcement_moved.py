"""See `diff.judgement`."""

import datetime

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import words, working
from catalogkit.difference import Effect


@judgement(
    Effect.WORSE,
    Effect.BETTER,
    at=(
        "service_item promise.next.effective_from",
        "service_item paths.*.promise.next.effective_from",
    ),
    alone="the way back is of the same kind",
)
def announcement_moved(change: Change) -> Said | None:
    """A promise that was announced holds from another day on."""
    old, new = change.old, change.new
    if not isinstance(old, datetime.date) or not isinstance(new, datetime.date):
        return None
    effect = Effect.WORSE if new > old else Effect.BETTER
    message = f"the announced promise holds from {new} on, no longer from {old} on"
    return Said(message, (effect,), agree=working(change), words=words(change))
