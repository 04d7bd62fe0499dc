"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import called, owners_of
from catalogkit.difference import Effect


@judgement(
    Effect.INTERNAL,
    at=(
        "service_item change",
        "service_item change.verify",
        "service_item change.review",
        "service_item change.review.after",
        "service_item change.review.metrics.*",
    ),
    alone="the way back is of the same kind",
)
def change_record_changed(change: Change) -> Said | None:
    """What a change record asks for is another."""
    keys = change.steps[1:]
    if not keys or keys == ("review",):
        what = "a look back" if keys else "a way back and how to see that it worked"
        says = "asks for" if change.is_new else "no longer asks for"
        return Said(f"the change record {says} {what}")
    if keys == ("verify",):
        return Said("how one sees that a change worked is said otherwise")
    if keys[-1] == "after":
        old, new = change.texts
        return Said(f"a change is looked back at after {new}, no longer {old}")
    says = "is measured by" if change.is_new else "is no longer measured by"
    message = f"a change {says} {called(change, change.new or change.old)}"
    return Said(message, agree=owners_of(change, change.new, change.old))
