"""See `diff.judgement`."""

from catalogkit.diff.asked import question, words
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.difference import Effect

TEXTS = ("text", "paragraph")
"""Types whose answers are the same, only written in another box."""


@judgement(
    Effect.BREAKING,
    Effect.IN_FLIGHT,
    Effect.WORDING,
    at=("service_item form.**.type",),
    alone="the way back is another type, too",
)
def question_type_changed(change: Change) -> Said | None:
    """A question takes another kind of answer."""
    old, new = change.old, change.new
    if change.is_gone or change.is_new:
        return None
    if old in TEXTS and new in TEXTS:
        said = f"{question(change)} is answered in a {new} instead of a {old}"
        return Said(said, (Effect.WORDING,), words=words(change))
    said = (
        f"{question(change)} takes a {new} instead of a {old}: answers that were "
        "given, and programs that send them, no longer fit"
    )
    return Said(said, (Effect.BREAKING, Effect.IN_FLIGHT), words=words(change))
