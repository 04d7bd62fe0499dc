"""See `diff.judgement`."""

from catalogkit.diff.asked import question, words
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.difference import Effect


@judgement(
    Effect.WORSE,
    at=("service_item form.**.sensitive", "service_item form.**.sensitive.readers.*"),
    opposite="answer-protected",
)
def answer_exposed(change: Change) -> Said | None:
    """An answer may be read by more people, or is kept longer."""
    is_reader = change.steps[-2:-1] == ("readers",)
    tighter = change.is_gone if is_reader else change.is_new
    if tighter is not False or not (change.is_gone or change.is_new):
        return None
    said = f"the answer to {question(change)} may be read by more people"
    return Said(said, words=words(change))
