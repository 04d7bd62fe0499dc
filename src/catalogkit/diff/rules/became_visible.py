"""See `diff.judgement`."""

from catalogkit.diff.asked import field, must_answer, question, words
from catalogkit.diff.implied import Reach
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import NEW, reach_of, said_when
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
    Effect.IN_FLIGHT,
    Effect.ADDITION,
    at=("service_item form.**.visible_when",),
    opposite="became-hidden",
)
def became_visible(change: Change) -> Said | None:
    """A question is shown in more cases."""
    asked = field(change)
    if asked is None or reach_of(change) != Reach.WIDER:
        return None
    now = said_when(change, change.new, NEW)
    shown = f"{question(change)} is shown {now if now == 'always' else f'if {now}'}"
    if not must_answer(asked):
        return Said(shown, (Effect.ADDITION,), words=words(change))
    said = f"{shown}, and must be answered there"
    return Said(said, (Effect.BREAKING, Effect.IN_FLIGHT), words=words(change))
