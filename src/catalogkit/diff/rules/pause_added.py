"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.promised import commitments, pauses
from catalogkit.diff.reading import part, words
from catalogkit.difference import Effect


@judgement(
    Effect.WORSE,
    at=(
        "service_item promise.pause_on.*",
        "service_item paths.*.promise.pause_on.*",
    ),
    opposite="pause-removed",
)
def pause_added(change: Change) -> Said | None:
    """The clock stands still while a request waits for something more."""
    path = change.stars[0] if len(change.stars) > 1 else ""
    one, other = commitments(change, path)
    if one is None or other is None or not pauses(one, other, change.steps[-1]):
        return None
    state = change.steps[-1].replace("_", " ")
    where = f"on the path {part(change)} " if path else ""
    return Said(f"{where}the clock stands still while {state}", words=words(change))
