"""See `diff.judgement`."""

from catalogkit.diff.asked import field, question, words
from catalogkit.diff.implied import Reach
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import NEW, reach_of, said_when
from catalogkit.difference import Effect


@judgement(
    Effect.ADDITION,
    Effect.INTERNAL,
    at=("service_item form.**.required_when",),
    opposite="required-in-more-cases",
)
def required_in_fewer_cases(change: Change) -> Said | None:
    """A question must be answered in fewer cases."""
    asked = field(change)
    if asked is None or change.is_new:
        return None
    if change.is_gone:
        if asked.required:
            said = f"when {question(change)} must be answered is said in another place"
            return Said(said, (Effect.INTERNAL,), words=words(change))
        said = f"{question(change)} need no longer be answered in some cases"
        return Said(said, (Effect.ADDITION,), words=words(change))
    if reach_of(change) != Reach.NARROWER:
        return None
    now = said_when(change, change.new, NEW)
    said = f"{question(change)} must be answered only if {now}"
    return Said(said, (Effect.ADDITION,), words=words(change))
