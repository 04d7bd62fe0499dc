"""See `diff.judgement`."""

from catalogkit.diff.asked import question, words
from catalogkit.diff.implied import Reach
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import from_to, reach_of
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
    Effect.IN_FLIGHT,
    at=("service_item form.**.options.*.when",),
    opposite="option-offered-more",
)
def option_offered_less(change: Change) -> Said | None:
    """An answer is offered in fewer cases."""
    if reach_of(change) not in {Reach.NARROWER, Reach.OTHER}:
        return None
    option = change.name(len(change.steps) - 1)
    said = f"{option} of {question(change)} is offered only {from_to(change)}"
    about = change.about(len(change.steps) - 1)
    return Said(said, words=words(change, option=about))
