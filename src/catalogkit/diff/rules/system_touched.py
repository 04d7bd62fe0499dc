"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import called, owners_of
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL, at=("service_item systems.*",), opposite="system-no-longer-touched"
)
def system_touched(change: Change) -> Said | None:
    """It touches a system more."""
    if not change.is_new:
        return None
    message = f"touches {called(change, change.new)}"
    return Said(message, agree=owners_of(change, change.new))
