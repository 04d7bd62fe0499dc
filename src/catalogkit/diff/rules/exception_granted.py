"""See `diff.judgement`."""

import datetime

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import teams_asked
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
    if len(change.steps) != EXPIRES or change.old is None:
        return None
    if isinstance(case, datetime.date) and case < change.old:  # type: ignore[operator]
        return None
    until = f"until {case}" if case is not None else "with no end"
    message = f"exception '{change.steps[1]}' {until}, no longer until {change.old}"
    whole = change.new_at(*change.steps[:2])
    return Said(message, agree=teams_asked(getattr(whole, "approved_by", None)))


EXPIRES = 3
