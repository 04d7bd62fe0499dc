"""See `diff.judgement`."""

from catalogkit.diff.asked import question, words
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.difference import Effect
from catalogkit.model.form import Field


@judgement(
    Effect.DATA_LOSS,
    Effect.BREAKING,
    Effect.WORDING,
    at=("service_item form.*", "service_item form.**.fields.*"),
    opposite="question-added",
)
def question_removed(change: Change) -> Said | None:
    """A form no longer asks a question."""
    asked = change.old
    if not change.is_gone or not isinstance(asked, Field):
        return None
    if asked.type == "note":
        said = f"the form no longer says {question(change)}"
        return Said(said, (Effect.WORDING,), words=words(change))
    said = (
        f"{question(change)} is no longer asked: programs that send it are refused, "
        "and platforms that delete a question delete its answers"
    )
    return Said(said, (Effect.DATA_LOSS, Effect.BREAKING), words=words(change))
