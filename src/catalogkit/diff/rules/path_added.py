"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.promised import on_path
from catalogkit.diff.reading import (
    NEW,
    called,
    if_said,
    owners_of,
    part,
    teams_asked,
    words,
)
from catalogkit.diff.times import Way
from catalogkit.difference import Effect
from catalogkit.model.service_item import Path


@judgement(
    Effect.ADDITION,
    Effect.WORSE,
    Effect.BETTER,
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
    effect, means = MEANS[on_path(change, path)]
    if path.promise == "none":
        effect, means = Effect.WORSE, ": nothing is promised there"
    agree = (*teams_asked(path.team), *owners_of(change, path.model))
    return Said(f"{message}{means}", (effect,), agree=agree, words=words(change))


MEANS = {
    Way.SAME: (Effect.ADDITION, ""),
    Way.SOONER: (Effect.BETTER, ": sooner than promised elsewhere"),
    Way.LATER: (Effect.WORSE, ": later than promised elsewhere"),
    Way.UNSURE: (Effect.WORSE, ": promised otherwise than elsewhere"),
}
