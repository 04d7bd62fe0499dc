"""See `diff.judgement`."""

from catalogkit.diff.asked import must_answer, question, words
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.difference import Effect
from catalogkit.model.form import Field


@judgement(
    Effect.BREAKING,
    Effect.IN_FLIGHT,
    Effect.ADDITION,
    Effect.WORDING,
    at=("service_item form.*", "service_item form.**.fields.*"),
    opposite="question-removed",
)
def question_added(change: Change) -> Said | None:
    """A form asks one question more."""
    asked = change.new
    if not change.is_new or not isinstance(asked, Field):
        return None
    if asked.type == "note":
        said = f"the form says one thing more: {question(change)}"
        return Said(said, (Effect.WORDING,), words=words(change))
    if not must_answer(asked):
        said = f"{question(change)} is asked, and may be left out"
        return Said(said, (Effect.ADDITION,), words=words(change))
    where = "" if asked.required else " in some cases"
    hidden = "" if asked.visible_when is None else " when it is shown"
    said = (
        f"{question(change)} is asked and must be answered{where}{hidden}: open "
        "requests lack it"
    )
    return Said(said, (Effect.BREAKING, Effect.IN_FLIGHT), words=words(change))
