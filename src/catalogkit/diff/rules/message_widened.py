"""See `diff.judgement`."""

from catalogkit.diff.implied import Reach
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import from_to, reach_of, words
from catalogkit.diff.telling import be, told
from catalogkit.difference import Effect


@judgement(
    Effect.ADDITION,
    at=("service_item notifications.*.when",),
    opposite="message-narrowed",
)
def message_widened(change: Change) -> Said | None:
    """A message goes out for more requests."""
    if reach_of(change) is not Reach.WIDER:
        return None
    who, event = told(change)
    message = f"{who} {be(who)} told when {event}: {from_to(change)}"
    return Said(message, words=words(change))
