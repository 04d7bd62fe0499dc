"""See `diff.judgement`."""

from catalogkit.diff.asked import question, takes, words
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.difference import Effect


@judgement(
    Effect.ADDITION,
    at=(
        "service_item form.**.min",
        "service_item form.**.max",
        "service_item form.**.min_length",
        "service_item form.**.max_length",
        "service_item form.**.max_size",
        "service_item form.**.pattern",
        "service_item form.**.accept.*",
        "service_item form.**.where.*",
    ),
    opposite="limits-narrowed",
)
def limits_widened(change: Change) -> Said | None:
    """A question takes more answers than before."""
    less, said = takes(change)
    if less is not False:
        return None
    return Said(
        f"{question(change)} takes more than before: {said}", words=words(change)
    )
