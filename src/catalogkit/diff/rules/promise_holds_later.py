"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import day, words
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
    old, new = day(change.old), day(change.new)
    if new is None or (old is not None and old > new):
        return None
    message = f"promised from {new} on, and nothing before that day"
    return Said(message, words=words(change))
