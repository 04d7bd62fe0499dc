"""See `diff.judgement`."""

from catalogkit.diff.asked import field, question, words
from catalogkit.diff.implied import Reach
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import NEW, reach_of, said_when
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
    Effect.IN_FLIGHT,
    at=("service_item form.**.required_when",),
    opposite="required-in-fewer-cases",
)
def required_in_reach_of(change: Change) -> Said | None:
    """A question must be answered in more cases."""
    asked = field(change)
    if asked is None or change.is_gone:
        return None
    if not change.is_new and reach_of(change) not in {Reach.WIDER, Reach.OTHER}:
        return None
    must = (
        f"{question(change)} must be answered if {said_when(change, change.new, NEW)}"
    )
    if asked.default is not None:
        return Said(
            f"{must}, and is filled in", (Effect.BREAKING,), words=words(change)
        )
    return Said(f"{must}: open requests may lack it", words=words(change))
