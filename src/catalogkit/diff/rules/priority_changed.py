"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import instead, items, words, working
from catalogkit.difference import Effect


@judgement(
    Effect.IN_FLIGHT,
    Effect.INTERNAL,
    at=(
        "service_item priority",
        "service_item priority.matrix",
        "service_item priority.impact",
        "service_item priority.urgency",
    ),
    alone="which requests become more urgent its words do not tell",
)
def priority_changed(change: Change) -> Said | None:
    """How urgent a request is, is found in another way."""
    old, new = change.texts
    one, other = items(change)
    timed = any(
        promise.use is not None
        for each in (one, other)
        if each is not None
        for promise in (each.promise,)
        if promise is not None
    )
    effect = Effect.IN_FLIGHT if timed else Effect.INTERNAL
    what = WHAT[change.steps[-1]]
    message = f"{what} {new or 'new'}, no longer {old}" if old else f"{what} new"
    if change.steps[-1] == "matrix":
        message = f"{what} {instead(change)}"
    if change.is_gone:
        message = f"{what} gone"
    if timed:
        message += ": other times hold for some requests"
    return Said(message, (effect,), agree=working(change), words=words(change, 0))


WHAT = {
    "priority": "the way to find the priority is",
    "matrix": "priorities come from",
    "impact": "the impact is",
    "urgency": "the urgency is",
}
