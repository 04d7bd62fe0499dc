"""See `diff.judgement`."""

from catalogkit.diff.around import instead, owners, used
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import title, words
from catalogkit.diff.targets_of import is_for_customers, way_of
from catalogkit.diff.times import Way
from catalogkit.difference import Effect


@judgement(
    Effect.WORSE,
    Effect.INTERNAL,
    at=(
        "promise targets.*.respond",
        "promise targets.*.fulfil",
    ),
    opposite="target-sooner",
)
def target_later(change: Change) -> Said | None:
    """A class of promise promises later than before."""
    found = way_of(change)
    if found not in {Way.LATER, Way.UNSURE}:
        return None
    what, priority = change.steps[-1], change.steps[1]
    said = f"{title(change)} says {what} later for {priority}: {instead(change)}"
    effects = (Effect.WORSE,) if is_for_customers(change) else (Effect.INTERNAL,)
    said = f"{said}; {used(change)}"
    return Said(said, effects, agree=owners(change), words=words(change, 0))
