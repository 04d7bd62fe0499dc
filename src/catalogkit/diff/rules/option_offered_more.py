"""See `diff.judgement`."""

from catalogkit.diff.asked import question, words
from catalogkit.diff.implied import Reach
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import NEW, reach_of, said_when
from catalogkit.difference import Effect


@judgement(
    Effect.ADDITION,
    at=("service_item form.**.options.*.when",),
    opposite="option-offered-less",
)
def option_offered_more(change: Change) -> Said | None:
    """An answer is offered in more cases."""
    if reach_of(change) != Reach.WIDER:
        return None
    option = change.name(len(change.steps) - 1)
    now = said_when(change, change.new, NEW)
    when = now if now == "always" else f"if {now}"
    said = f"{option} of {question(change)} is offered {when}"
    about = change.about(len(change.steps) - 1)
    return Said(said, words=words(change, option=about))
