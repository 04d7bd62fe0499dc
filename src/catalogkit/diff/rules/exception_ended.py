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
    opposite="exception-granted",
)
def exception_ended(change: Change) -> Said | None:
    """A case is no longer treated otherwise, or not for so long."""
    case = change.old
    if isinstance(case, Exemption):
        message = f"no exception any more: '{change.said(case.reason)}'"
        return Said(message, agree=teams_asked(case.approved_by))
    if len(change.steps) != EXPIRES or change.new is None:
        return None
    if isinstance(case, datetime.date) and change.new > case:  # type: ignore[operator]
        return None
    was = f"no longer until {case}" if case is not None else "and had no end"
    message = f"exception '{change.steps[1]}' until {change.new}, {was}"
    whole = change.new_at(*change.steps[:2])
    return Said(message, agree=teams_asked(getattr(whole, "approved_by", None)))


EXPIRES = 3
