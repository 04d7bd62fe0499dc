"""See `diff.judgement`."""

from catalogkit.diff.asked import question, words
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.difference import Effect


@judgement(
    Effect.ADDITION,
    at=("service_item form.**.default",),
    opposite="default-withdrawn",
)
def default_given(change: Change) -> Said | None:
    """A question is filled in unless another answer is given."""
    if not change.is_new:
        return None
    said = f"{question(change)} is filled in as '{change.texts[1]}' unless answered"
    return Said(said, words=words(change))
