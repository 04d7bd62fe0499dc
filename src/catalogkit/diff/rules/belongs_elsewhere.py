"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import instead, owners_of, words
from catalogkit.difference import Effect


@judgement(
    Effect.WORDING,
    Effect.INTERNAL,
    at=(
        "service_item category",
        "service_item service",
        "service_item survey",
    ),
    alone="the way back is of the same kind",
)
def belongs_elsewhere(change: Change) -> Said | None:
    """It belongs to another category, service or survey."""
    key = change.steps[-1]
    message = f"{WHERE[key]} {instead(change)}"
    effect = Effect.WORDING if key == "category" else Effect.INTERNAL
    agree = owners_of(change, change.old, change.new)
    return Said(message, (effect,), agree=agree, words=words(change, 0))


WHERE = {
    "category": "found under",
    "service": "belongs to the service",
    "survey": "asked about afterwards by",
}
