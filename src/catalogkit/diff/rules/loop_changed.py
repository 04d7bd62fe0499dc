"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import teams_asked
from catalogkit.difference import Effect
from catalogkit.model.service_item import ServiceItem


@judgement(
    Effect.INTERNAL,
    at=(
        "service_item loop",
        "service_item loop.repeats",
        "service_item loop.within",
        "service_item loop.same.*",
    ),
    alone="the way back is of the same kind",
)
def loop_changed(change: Change) -> Said | None:
    """When repeated incidents make a problem is another."""
    loop = change.after.loop if isinstance(change.after, ServiceItem) else None
    team = teams_asked(None if loop is None else loop.team)
    if loop is None:
        was = getattr(change.old, "team", None)
        return Said("repeated incidents make no problem", agree=teams_asked(was))
    message = f"{loop.repeats} incidents within {loop.within} make a problem"
    if change.steps == ("loop",):
        return Said(f"{message}, which none did", agree=team)
    if change.steps[1] == "same":
        said = "if" if change.is_new else "no longer only if"
        message = f"{message}, {said} they have '{change.steps[-1]}' in common"
        return Said(message, agree=team)
    return Said(f"{message}, it was {change.texts[0]}", agree=team)
