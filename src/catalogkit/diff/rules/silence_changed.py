"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import approving, part, words
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
    Effect.BETTER,
    Effect.INTERNAL,
    at=("service_item approvals.*.silence",),
    alone="the way back is of the same kind",
)
def silence_changed(change: Change) -> Said | None:
    """What happens when nobody answers an approval is another."""
    name, new, old = part(change), str(change.new), str(change.old)
    effect = Effect.INTERNAL
    if new == "refuse":
        effect = Effect.BREAKING
    elif old == "refuse" or new == "approve":
        effect = Effect.BETTER
    message = f"if nobody answers the approval {name}, the request {MEANS[new]}"
    message += f", and no longer {MEANS[old]}"
    return Said(message, (effect,), agree=approving(change), words=words(change))


MEANS = {
    "refuse": "is refused",
    "approve": "counts as approved",
    "escalate": "goes to the next in line",
}
