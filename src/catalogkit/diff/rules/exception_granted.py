"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import day, teams_asked
from catalogkit.difference import Effect
from catalogkit.model.worth import Exemption


@judgement(
    Effect.INTERNAL,
    at=(
        "service_item exceptions.*",
        "service_item exceptions.*.expires",
    ),
    opposite="exception-ended",
)
def exception_granted(change: Change) -> Said | None:
    """A case is treated otherwise, or for longer."""
    case = change.new
    if isinstance(case, Exemption):
        until = f"until {case.expires}" if case.expires else "with no end"
        message = f"exception {until}: '{change.said(case.reason)}'"
        return Said(message, agree=teams_asked(case.approved_by))
    old, new = day(change.old), day(change.new)
    if len(change.steps) != EXPIRES or old is None:
        return None
    if new is not None and new < old:
        return None
    until = f"until {new}" if new is not None else "with no end"
    message = f"exception '{change.steps[1]}' {until}, no longer until {old}"
    whole = change.new_at(*change.steps[:2])
    return Said(message, agree=teams_asked(getattr(whole, "approved_by", None)))


EXPIRES = 3
