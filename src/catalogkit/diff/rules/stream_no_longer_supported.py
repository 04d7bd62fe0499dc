"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import called, owners_of
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL, at=("service_item supports.*",), opposite="stream-supported"
)
def stream_no_longer_supported(change: Change) -> Said | None:
    """It no longer serves a value stream."""
    if not change.is_gone:
        return None
    message = f"no longer serves {called(change, change.old)}"
    return Said(message, agree=owners_of(change, change.old))
