"""See `diff.judgement`."""

from catalogkit.diff.asked import more_cases, question, words
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
    at=("service_item form.**.read_only_when",),
    opposite="became-editable",
)
def became_read_only(change: Change) -> Said | None:
    """A question can be answered freely in fewer cases."""
    if change.is_gone:
        return None
    found = "wider" if change.is_new else more_cases(change)
    if found not in {"wider", "other"}:
        return None
    return Said(
        f"{question(change)} can be changed in fewer cases", words=words(change)
    )
