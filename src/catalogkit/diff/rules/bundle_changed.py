"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import instead, named, owners_of, part
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=(
        "service_item fulfilment.*.item",
        "service_item fulfilment.*.answers.*",
        "service_item fulfilment.*.approved_by.*",
        "service_item fulfilment.*.contract",
    ),
    alone="the way back is of the same kind",
)
def bundle_changed(change: Change) -> Said | None:
    """What a step orders of others is another."""
    key = change.steps[2]
    old, new = change.texts
    agree = owners_of(change, change.old, change.new)
    if key in {"item", "contract"}:
        what = "item ordered" if key == "item" else "contract that covers it"
        message = f"at {part(change)} the {what} is {instead(change)}"
        return Said(message, agree=agree)
    task = change.new_at(*change.steps[:2])
    agree = owners_of(change, getattr(task, "item", None))
    if key == "approved_by":
        said = "counts" if change.is_new else "no longer counts"
        name = named(change, change.steps[-1])
        return Said(f"{name} {said} for what {part(change)} orders", agree=agree)
    message = f"{part(change)} orders with '{change.steps[-1]}' {new or 'left out'}"
    return Said(f"{message}, no longer {old or 'left out'}", agree=agree)
