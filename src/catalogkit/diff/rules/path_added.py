"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import (
    NEW,
    called,
    if_said,
    owners_of,
    part,
    teams_asked,
    words,
)
from catalogkit.difference import Effect
from catalogkit.model.service_item import Path


@judgement(
    Effect.ADDITION,
    Effect.IN_FLIGHT,
    Effect.WORSE,
    at=("service_item paths.*",),
    opposite="path-removed",
)
def path_added(change: Change) -> Said | None:
    """Some requests go a way of their own."""
    path = change.new
    if not isinstance(path, Path):
        return None
    team = f" to {called(change, path.team)}" if path.team is not None else ""
    when = if_said(change, path.when, NEW) or " if nothing else applies"
    message = f"new requests go the way {part(change)}{team}{when}"
    unsaid = path.promise == "none"
    if unsaid:
        message += ": nothing is promised there"
    effects = (Effect.WORSE,) if unsaid else (Effect.ADDITION,)
    agree = (*teams_asked(path.team), *owners_of(change, path.model))
    return Said(message, effects, agree=agree, words=words(change))
