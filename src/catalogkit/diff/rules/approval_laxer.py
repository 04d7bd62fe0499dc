"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import approving, part, words
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=(
        "service_item approvals.*.quorum",
        "service_item approvals.*.never.*",
        "service_item approvals.*.afterwards",
    ),
    opposite="approval-stricter",
)
def approval_laxer(change: Change) -> Said | None:
    """An approval asks for less: fewer voices, anybody, or after the work."""
    name = f"the approval {part(change)}"
    match change.steps[-2:], change.new, change.old:
        case (_, "quorum"), int(new), int(old) if new < old:
            message = f"{name} needs only {new} to agree, no longer {old}"
        case (_, "afterwards"), True, False:
            message = f"{name} is asked when the work is done, no longer before it"
        case ("never", who), None, old if old is not None:
            message = f"{name} may also be decided by the {who}"
        case _:
            return None
    return Said(message, agree=approving(change), words=words(change))
