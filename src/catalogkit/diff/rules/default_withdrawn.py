"""See `diff.judgement`."""

from catalogkit.diff.asked import field, must_answer, question, words
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
    at=("service_item form.**.default",),
    opposite="default-given",
)
def default_withdrawn(change: Change) -> Said | None:
    """A question is no longer filled in."""
    asked = field(change)
    if not change.is_gone or asked is None:
        return None
    rest = ": who left it out is refused" if must_answer(asked) else ""
    said = f"{question(change)} is no longer filled in as '{change.texts[0]}'{rest}"
    return Said(said, words=words(change))
