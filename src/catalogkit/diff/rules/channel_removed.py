"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import NEW, called, item, owners_of, words
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
    Effect.ADDITION,
    at=("service_item channels.*",),
    opposite="channel-added",
)
def channel_removed(change: Change) -> Said | None:
    """Requests no longer come in by one of the ways."""
    if not change.is_gone:
        return None
    old = called(change, change.old)
    if not item(change, NEW).channels:
        message = f"asked for by every channel, no longer only by {old}"
        return Said(message, (Effect.ADDITION,), words=words(change))
    message = f"no longer asked for by {old}"
    agree = owners_of(change, change.old)
    return Said(message, (Effect.BREAKING,), agree=agree, words=words(change))
