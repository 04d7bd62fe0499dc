"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import OLD, called, item, words
from catalogkit.difference import Effect


@judgement(
    Effect.ADDITION,
    Effect.BREAKING,
    at=("service_item channels.*",),
    opposite="channel-removed",
)
def channel_added(change: Change) -> Said | None:
    """Requests come in by another way, too."""
    if not change.is_new:
        return None
    new = called(change, change.new)
    if not item(change, OLD).channels:
        message = f"only by {new}, no longer by every channel"
        return Said(message, (Effect.BREAKING,), words=words(change))
    return Said(f"asked for by {new}, too", (Effect.ADDITION,), words=words(change))
