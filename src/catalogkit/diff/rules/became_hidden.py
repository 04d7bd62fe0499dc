"""See `diff.judgement`."""

from catalogkit.diff.asked import more_cases, question, words
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import from_to
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
    Effect.IN_FLIGHT,
    at=("service_item form.**.visible_when",),
    opposite="became-visible",
)
def became_hidden(change: Change) -> Said | None:
    """A question is shown in fewer cases."""
    if more_cases(change) not in {"narrower", "other"}:
        return None
    said = (
        f"{question(change)} is shown only {from_to(change)}: elsewhere an answer that "
        "was given counts as absent"
    )
    return Said(said, words=words(change))
