"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import words
from catalogkit.difference import Effect


@judgement(
    Effect.WORSE,
    at=(
        "service_item promise.effective_from",
        "service_item paths.*.promise.effective_from",
    ),
    opposite="promise-holds-sooner",
)
def promise_holds_later(change: Change) -> Said | None:
    """Until a later day nothing is promised."""
    if change.new is None or (change.old is not None and change.old > change.new):  # type: ignore[operator]
        return None
    message = f"promised from {change.new} on, and nothing before that day"
    return Said(message, words=words(change))
