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
    opposite="exception-granted",
)
def exception_ended(change: Change) -> Said | None:
    """A case is no longer treated otherwise, or not for so long."""
    case = change.old
    if isinstance(case, Exemption):
        message = f"no exception any more: '{change.said(case.reason)}'"
        return Said(message, agree=teams_asked(case.approved_by))
    old, new = day(change.old), day(change.new)
    if len(change.steps) != EXPIRES or new is None:
        return None
    if old is not None and new > old:
        return None
    was = f"no longer until {old}" if old is not None else "and had no end"
    message = f"exception '{change.steps[1]}' until {new}, {was}"
    whole = change.new_at(*change.steps[:2])
    return Said(message, agree=teams_asked(getattr(whole, "approved_by", None)))


EXPIRES = 3
