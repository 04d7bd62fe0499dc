"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.ladder import moment
from catalogkit.diff.reading import called, teams_asked
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=("service_item escalation.*.reassign",),
    alone="the way back is of the same kind",
)
def escalation_goes_elsewhere(change: Change) -> Said | None:
    """When time runs out, another team takes over."""
    if change.new is None or change.old is None:
        return None
    new, old = called(change, change.new), called(change, change.old)
    message = f"{moment(change)} {new} takes over, no longer {old}"
    return Said(message, agree=teams_asked(change.old, change.new))
