"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.promised import commitments
from catalogkit.diff.reading import part, words, working
from catalogkit.difference import Effect


@judgement(
    Effect.BETTER,
    at=(
        "service_item promise.starts",
        "service_item paths.*.promise.starts",
    ),
    opposite="clock-starts-later",
)
def clock_starts_sooner(change: Change) -> Said | None:
    """The promised time begins to run when a request is sent."""
    path = change.stars[0] if change.stars else ""
    one, other = commitments(change, path)
    if one is None or other is None or one.starts == other.starts:
        return None
    if other.starts != "submitted":
        return None
    where = f"on the path {part(change)} " if path else ""
    message = f"{where}the clock starts at once, no longer when all have agreed"
    return Said(message, agree=working(change, path), words=words(change))
