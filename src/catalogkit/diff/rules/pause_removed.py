"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.promised import commitments, pauses
from catalogkit.diff.reading import listed, part, words, working
from catalogkit.difference import Effect


@judgement(
    Effect.BETTER,
    at=(
        "service_item promise.pause_on.*",
        "service_item paths.*.promise.pause_on.*",
    ),
    opposite="pause-added",
)
def pause_removed(change: Change) -> Said | None:
    """The clock goes on while a request waits for something."""
    path = change.stars[0] if len(change.stars) > 1 else ""
    one, other = commitments(change, path)
    if one is None or other is None or pauses(one, other, change.steps[-1]):
        return None
    less = sorted({*one.pause_on} - {*other.pause_on})
    if not less:
        return None
    name = change.steps[-1]
    state = (name if name in less else listed(less)).replace("_", " ")
    where = f"on the path {part(change)} " if path else ""
    message = f"{where}the clock goes on while {state}"
    return Said(message, agree=working(change, path), words=words(change))
