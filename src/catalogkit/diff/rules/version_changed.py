"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=("service_item version",),
    alone="the way back is of the same kind",
)
def version_changed(change: Change) -> Said | None:
    """The contract has another version."""
    old, new = change.texts
    if not old:
        return Said(f"the contract has a version: {new}")
    return Said(f"the contract is version {new or 'no longer said'}, it was {old}")
