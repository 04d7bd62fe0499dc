"""See `diff.judgement`."""

from catalogkit.diff.around import owners, used
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import title, words
from catalogkit.diff.targets_of import is_for_customers
from catalogkit.difference import Effect


@judgement(
    Effect.WORSE,
    Effect.INTERNAL,
    at=(
        "promise targets.*",
        "promise targets.*.respond",
        "promise targets.*.fulfil",
    ),
    opposite="target-given",
)
def target_withdrawn(change: Change) -> Said | None:
    """A class of promise no longer promises something."""
    if not change.is_gone:
        return None
    priority, *rest = change.steps[1:]
    what = f"{rest[0]} for {priority}" if rest else f"anything for {priority}"
    effects = (Effect.WORSE,) if is_for_customers(change) else (Effect.INTERNAL,)
    said = f"{title(change)} no longer promises {what}; {used(change)}"
    return Said(said, effects, agree=owners(change), words=words(change, 0))
