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
    opposite="escalation-weakened",
)
def escalation_strengthened(change: Change) -> Said | None:
    """More happens when time runs out."""
    at = moment(change)
    step = change.new
    if isinstance(step, EscalationStep):
        message = f"{at} {happens(change, step)}"
        return Said(message, agree=teams_asked(step.reassign, *step.notify))
    match change.steps[2:], change.new, change.old:
        case ("notify", _), party, None:
            message = f"{at} {called(change, party)} hears of it"
        case ("reassign",), team, None:
            message = f"{at} {called(change, team)} takes over"
        case ("raise_priority",), True, _:
            message = f"{at} the priority rises"
        case _:
            return None
    return Said(message, agree=teams_asked(change.new))
