"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import part, teams_asked, words, working
from catalogkit.difference import Effect
from catalogkit.model.service_item import Path


@judgement(Effect.IN_FLIGHT, at=("service_item paths.*",), opposite="path-added")
def path_removed(change: Change) -> Said | None:
    """A way that requests went is gone."""
    path = change.old
    if not isinstance(path, Path):
        return None
    name = part(change)
    message = f"the way {name} is gone: open requests on it have none any more"
    agree = (*teams_asked(path.team), *working(change))
    return Said(message, agree=agree, words=words(change))
