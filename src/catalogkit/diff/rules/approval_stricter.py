"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import approving, part, words
from catalogkit.difference import Effect


@judgement(
    Effect.IN_FLIGHT,
    at=(
        "service_item approvals.*.quorum",
        "service_item approvals.*.never.*",
        "service_item approvals.*.afterwards",
    ),
    opposite="approval-laxer",
)
def approval_stricter(change: Change) -> Said | None:
    """An approval asks for more: more voices, other people, or before the work."""
    name = f"the approval {part(change)}"
    match change.steps[-2:], change.new, change.old:
        case (_, "quorum"), int(new), int(old) if new > old:
            message = f"{name} needs {new} who agree, no longer only {old}"
        case (_, "afterwards"), False, True:
            message = f"{name} is asked before the work, no longer afterwards"
        case ("never", who), new, None if new is not None:
            message = f"{name} may not be decided by the {who}"
        case _:
            return None
    return Said(message, agree=approving(change), words=words(change))
