"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import called, part, teams_asked, words
from catalogkit.difference import Effect


@judgement(
    Effect.IN_FLIGHT,
    Effect.INTERNAL,
    at=(
        "service_item paths.*.team",
        "service_item fulfilment.*.team",
        "service_item grant.revoke.team",
        "service_item loop.team",
    ),
    alone="the way back is of the same kind",
)
def team_changed(change: Change) -> Said | None:
    """Other people do the work."""
    new, old = (
        called(change, each) if each else "the team of the path"
        for each in (change.new, change.old)
    )
    where = WHERE.get(change.steps[0], "'{}'").format(part(change)[1:-1])
    agree = teams_asked(change.old, change.new)
    if change.steps[0] in {"grant", "loop"}:
        message = f"{where} is for {new}, no longer for {old}"
        return Said(message, (Effect.INTERNAL,), agree=agree)
    message = f"{where} is for {new}, no longer for {old}"
    message += ": open requests stay in the old queue"
    return Said(message, (Effect.IN_FLIGHT,), agree=agree, words=words(change))


WHERE = {
    "paths": "the way '{}'",
    "grant": "taking it back",
    "loop": "looking for the cause of repeated incidents",
}
