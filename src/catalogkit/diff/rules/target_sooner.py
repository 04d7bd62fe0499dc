"""See `diff.judgement`."""

from catalogkit.diff.around import instead, owners, used
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import title, words
from catalogkit.diff.targets_of import is_for_customers, way_of
from catalogkit.diff.times import Way
from catalogkit.difference import Effect


@judgement(
    Effect.BETTER,
    Effect.INTERNAL,
    at=(
        "promise targets.*.respond",
        "promise targets.*.fulfil",
    ),
    opposite="target-later",
)
def target_sooner(change: Change) -> Said | None:
    """A class of promise promises sooner than before."""
    found = way_of(change)
    if found is not Way.SOONER:
        return None
    what, priority = change.steps[-1], change.steps[1]
    said = f"{title(change)} says {what} sooner for {priority}: {instead(change)}"
    effects = (Effect.BETTER,) if is_for_customers(change) else (Effect.INTERNAL,)
    said = f"{said}; {used(change)}"
    return Said(said, effects, agree=owners(change), words=words(change, 0))
