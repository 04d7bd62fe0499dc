"""See `diff.judgement`."""

from catalogkit.diff.around import owners, used
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import title, words
from catalogkit.diff.targets_of import is_for_customers
from catalogkit.difference import Effect


@judgement(
    Effect.BETTER,
    Effect.INTERNAL,
    at=(
        "promise targets.*",
        "promise targets.*.respond",
        "promise targets.*.fulfil",
    ),
    opposite="target-withdrawn",
)
def target_given(change: Change) -> Said | None:
    """A class of promise promises something more."""
    if not change.is_new:
        return None
    priority, *rest = change.steps[1:]
    what = f"{rest[0]} for {priority}" if rest else f"something for {priority}"
    effects = (Effect.BETTER,) if is_for_customers(change) else (Effect.INTERNAL,)
    said = f"{title(change)} promises {what}; {used(change)}"
    return Said(said, effects, agree=owners(change), words=words(change, 0))
