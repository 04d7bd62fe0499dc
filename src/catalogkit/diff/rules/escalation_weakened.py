"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.ladder import happens, moment
from catalogkit.diff.reading import called, teams_asked
from catalogkit.difference import Effect
from catalogkit.model.flow import EscalationStep


@judgement(
    Effect.INTERNAL,
    at=(
        "service_item escalation.*",
        "service_item escalation.*.notify.*",
        "service_item escalation.*.reassign",
        "service_item escalation.*.raise_priority",
    ),
    opposite="escalation-strengthened",
)
def escalation_weakened(change: Change) -> Said | None:
    """Less happens when time runs out."""
    at = moment(change)
    step = change.old
    if isinstance(step, EscalationStep):
        was = happens(change, step)
        message = f"{at} nothing happens any more (before: {was})"
        agree = teams_asked(step.reassign, *step.notify)
        return Said(message, agree=agree)
    match change.steps[2:], change.new, change.old:
        case ("notify", _), None, party:
            message = f"{at} {called(change, party)} no longer hears of it"
        case ("reassign",), None, team:
            message = f"{at} {called(change, team)} no longer takes over"
        case ("raise_priority",), new, True if not new:
            message = f"{at} the priority no longer rises"
        case _:
            return None
    return Said(message, agree=teams_asked(change.old))
