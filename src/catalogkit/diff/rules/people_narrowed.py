"""See `diff.judgement`."""

from catalogkit.diff.around import owners, used
from catalogkit.diff.implied import Reach, reach
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.people import said_of, typed
from catalogkit.diff.reading import title, words
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
    Effect.IN_FLIGHT,
    at=("audience when",),
    opposite="people-widened",
)
def people_narrowed(change: Change) -> Said | None:
    """Fewer people belong to an audience."""
    found = reach(*(typed(change, side) for side in (0, 1)))
    if found not in {Reach.NARROWER, Reach.OTHER}:
        return None
    said = f"{title(change)} are fewer people: {said_of(change)}; {used(change)}"
    return Said(said, agree=owners(change), words=words(change, 0))
