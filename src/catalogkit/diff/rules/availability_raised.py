"""See `diff.judgement`."""

from decimal import Decimal

from catalogkit.diff.around import owners, used
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import title, words
from catalogkit.difference import Effect


@judgement(
    Effect.BETTER,
    at=(
        "service availability",
        "system availability",
    ),
    opposite="availability-lowered",
)
def availability_raised(change: Change) -> Said | None:
    """A service or a system is promised to work more."""
    old, new = (
        each if isinstance(each, Decimal) else Decimal(0)
        for each in (change.old, change.new)
    )
    if not new > old:
        return None
    said = f"{title(change)} works more: {new}% instead of {old}%; {used(change)}"
    return Said(said, agree=owners(change), words=words(change, 0))
