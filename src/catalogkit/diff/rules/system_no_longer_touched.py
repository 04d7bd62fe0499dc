"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import called, owners_of
from catalogkit.difference import Effect


@judgement(Effect.INTERNAL, at=("service_item systems.*",), opposite="system-touched")
def system_no_longer_touched(change: Change) -> Said | None:
    """It no longer touches a system."""
    if not change.is_gone:
        return None
    message = f"no longer touches {called(change, change.old)}"
    return Said(message, agree=owners_of(change, change.old))
