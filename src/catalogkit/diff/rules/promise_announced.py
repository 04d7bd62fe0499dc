"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import words
from catalogkit.difference import Effect


@judgement(
    Effect.WORDING,
    at=(
        "service_item promise.next.effective_from",
        "service_item paths.*.promise.next.effective_from",
    ),
    opposite="announcement-withdrawn",
)
def promise_announced(change: Change) -> Said | None:
    """Another promise is announced."""
    if not change.is_new:
        return None
    message = f"another promise is announced for {change.new}"
    return Said(message, words=words(change))
