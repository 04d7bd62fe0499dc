"""See `diff.judgement`."""

from catalogkit.diff.audience import may_still, who_asks
from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import NEW, OLD, called, item, words, working
from catalogkit.difference import Effect


@judgement(
    Effect.ADDITION,
    Effect.INTERNAL,
    at=("service_item audience.*",),
    opposite="audience-narrowed",
)
def audience_widened(change: Change) -> Said | None:
    """More people may ask."""
    if change.is_gone and not item(change, NEW).audience:
        was = who_asks(change, OLD)
        message = f"everybody may ask, no longer only {was}"
        return Said(message, MORE, agree=working(change), words=words(change))
    if not change.is_new or not item(change, OLD).audience:
        return None
    new = called(change, change.new)
    if may_still(change, NEW, OLD):
        return Said(f"{new} are named, who could ask before", (Effect.INTERNAL,))
    message = f"{new} may ask, too"
    return Said(message, MORE, agree=working(change), words=words(change))


MORE = (Effect.ADDITION,)
