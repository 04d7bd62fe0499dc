"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.promised import commitments
from catalogkit.diff.reading import part, words, working
from catalogkit.difference import Effect


@judgement(
    Effect.WORSE,
    at=(
        "service_item promise.starts",
        "service_item paths.*.promise.starts",
    ),
    opposite="clock-starts-sooner",
)
def clock_starts_later(change: Change) -> Said | None:
    """The promised time begins to run only when all have agreed."""
    path = change.stars[0] if change.stars else ""
    one, other = commitments(change, path)
    if one is None or other is None or one.starts == other.starts:
        return None
    if other.starts != "approved":
        return None
    where = f"on the path {part(change)} " if path else ""
    message = f"{where}the clock starts when all have agreed, no longer at once"
    return Said(message, agree=working(change, path), words=words(change))
