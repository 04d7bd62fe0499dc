"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import day, words, working
from catalogkit.difference import Effect


@judgement(
    Effect.BETTER,
    at=(
        "service_item promise.effective_from",
        "service_item paths.*.promise.effective_from",
    ),
    opposite="promise-holds-later",
)
def promise_holds_sooner(change: Change) -> Said | None:
    """A promise holds from an earlier day on."""
    old, new = day(change.old), day(change.new)
    if old is None or (new is not None and new > old):
        return None
    since = f"from {new} on" if new is not None else "from now on"
    message = f"promised {since}, no longer only from {old} on"
    return Said(message, agree=working(change), words=words(change))
