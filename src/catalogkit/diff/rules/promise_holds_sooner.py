"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import words, working
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
    if change.old is None or (change.new is not None and change.new > change.old):  # type: ignore[operator]
        return None
    day = f"from {change.new} on" if change.new is not None else "from now on"
    message = f"promised {day}, no longer only from {change.old} on"
    return Said(message, agree=working(change), words=words(change))
