"""See `diff.judgement`."""

from catalogkit.diff.asked import question, words
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=("service_item form.**.sensitive", "service_item form.**.sensitive.readers.*"),
    opposite="answer-exposed",
)
def answer_protected(change: Change) -> Said | None:
    """An answer may be read by fewer people."""
    is_reader = change.steps[-2:-1] == ("readers",)
    tighter = change.is_gone if is_reader else change.is_new
    if tighter is not True or not (change.is_gone or change.is_new):
        return None
    said = f"the answer to {question(change)} may be read by fewer people"
    return Said(said, words=words(change))
