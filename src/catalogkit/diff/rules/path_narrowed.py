"""See `diff.judgement`."""

from catalogkit.diff.implied import Reach
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import from_to, part, reach_of, words, working
from catalogkit.difference import Effect


@judgement(Effect.IN_FLIGHT, at=("service_item paths.*.when",), opposite="path-widened")
def path_narrowed(change: Change) -> Said | None:
    """Fewer requests go a way."""
    if reach_of(change) is not Reach.NARROWER:
        return None
    message = f"fewer requests go the way {part(change)}: {from_to(change)}"
    return Said(message, agree=working(change), words=words(change))
