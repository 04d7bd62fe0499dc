"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import instead, items, owners_of, part, words, working
from catalogkit.difference import Effect
from catalogkit.model.service_item import leads_to


@judgement(
    Effect.IN_FLIGHT,
    Effect.INTERNAL,
    at=(
        "service_item paths.*.leads_to",
        "service_item paths.*.model",
    ),
    alone="the way back is of the same kind",
)
def path_leads_elsewhere(change: Change) -> Said | None:
    """A way ends in another kind of record, or in a change by another model."""
    one, other = (each.paths.get(change.steps[1]) for each in items(change) if each)
    if one is None or other is None:
        return None
    if change.steps[-1] == "model":
        message = f"the model on the way {part(change)} is {instead(change)}"
        agree = owners_of(change, change.old, change.new)
        return Said(message, (Effect.INTERNAL,), agree=agree)
    new, old = leads_to(change.steps[1], other), leads_to(change.steps[1], one)
    if new == old:
        return Said(
            f"the way {part(change)} leads to {new}, as before", (Effect.INTERNAL,)
        )
    message = f"the way {part(change)} leads to {A[new]}, no longer to {A[old]}"
    return Said(
        message, (Effect.IN_FLIGHT,), agree=working(change), words=words(change)
    )


A = {
    "standard": "the usual work",
    "expert": "an expert",
    "change": "a change",
    "problem": "a problem",
}
