"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import named, words
from catalogkit.difference import Effect
from catalogkit.model.ending import Unanswered


@judgement(
    Effect.WORSE,
    Effect.INTERNAL,
    at=(
        "service_item closing",
        "service_item closing.withdraw_until",
        "service_item closing.unanswered",
        "service_item closing.unanswered.remind.*",
    ),
    alone="the way back is of the same kind",
)
def closing_changed(change: Change) -> Said | None:
    """A request ends in another way."""
    match change.steps[1:]:
        case ("withdraw_until",):
            old, new = (named(change, e) if e else "the end" for e in change.texts)
            message = f"may be withdrawn until {new}, no longer until {old}"
            return Said(message, (Effect.WORSE,), words=words(change, 0))
        case ("unanswered", "remind", time):
            said = "reminded" if change.is_new else "no longer reminded"
            message = f"{said} after {time} without an answer"
            return Said(message, (Effect.INTERNAL,), words=words(change, 0))
    if change.is_new:
        message = "says how a request ends, where nothing was said"
    else:
        message = "no longer says how a request ends"
    if change.steps[-1] == "unanswered":
        match change.new, change.old:
            case Unanswered(close=after), _:
                message = f"closed without an answer after {after}, and was not before"
            case _, Unanswered(close=after):
                message = f"stays open without an answer, and was closed after {after}"
    return Said(message, (Effect.WORSE,), words=words(change, 0))
