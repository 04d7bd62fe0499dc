"""See `diff.judgement`."""

from catalogkit.diff.around import instead, owners, used
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import title, words
from catalogkit.diff.targets_of import is_for_customers
from catalogkit.difference import Effect


@judgement(
    Effect.WORSE,
    Effect.INTERNAL,
    at=("promise targets.*.calendar",),
    alone="the way back is another calendar, too",
)
def target_clock_changed(change: Change) -> Said:
    """A class of promise counts by another calendar."""
    priority = change.steps[1]
    said = f"{title(change)} counts {priority} by {instead(change)}; {used(change)}"
    effects = (Effect.WORSE,) if is_for_customers(change) else (Effect.INTERNAL,)
    return Said(said, effects, agree=owners(change), words=words(change, 0))
