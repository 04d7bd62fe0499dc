"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import called, owners_of
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=("service_item supports.*",),
    opposite="stream-no-longer-supported",
)
def stream_supported(change: Change) -> Said | None:
    """It serves a value stream more."""
    if not change.is_new:
        return None
    message = f"serves {called(change, change.new)}"
    return Said(message, agree=owners_of(change, change.new))
