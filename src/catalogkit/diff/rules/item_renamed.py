"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import words
from catalogkit.difference import Effect, Renamed


@judgement(
    Effect.BREAKING, at=("service_item",), alone="the way back is of the same kind"
)
def item_renamed(change: Change) -> Said | None:
    """An item has another id."""
    renamed = change.difference
    if not isinstance(renamed, Renamed):
        return None
    old, new = (
        each.entity.partition(":")[2] for each in (renamed.before, renamed.address)
    )
    message = f"'{old}' is called '{new}': links and programs that name it break"
    return Said(message, words=words(change, 0))
