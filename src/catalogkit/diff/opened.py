"""Whether a calendar is open more or less than before."""

from catalogkit.diff.around import instead, longer
from catalogkit.diff.judgement import Change
from catalogkit.diff.reading import called

OPENING = (
    "calendar hours.*",
    "calendar holidays.dates.*",
    "calendar working_days.*",
    "calendar closed.*",
    "calendar any_of.*",
    "calendar all_of.*",
)
"""Where the open time of a calendar stands, as parts."""

OPENS = frozenset({"working_days", "any_of"})
SAID = {
    "dates": "a holiday",
    "working_days": "a make-up day",
    "closed": "a closed day",
    "any_of": "open when this one is",
    "all_of": "open only when this one is",
}


def opens(change: Change) -> bool | None:
    """True: more than before, False: less; None where it is only otherwise."""
    key = change.steps[0]
    if key == "hours":
        return longer(change.old, change.new)
    return change.is_new == (key in OPENS)


def change_of(change: Change) -> str:
    """What changed, in words."""
    key, last = change.steps[-2:] if len(change.steps) > 1 else ("", change.steps[-1])
    if key == "hours":
        return f"{last} {instead(change)}"
    if key in {"any_of", "all_of"}:
        last = called(change, change.new or change.old)
    if key in SAID:
        verb = "is" if change.is_new else "is no longer"
        return f"{last} {verb} {SAID[key]}"
    if key == "events":
        return f"the events in {last} are others"
    return f"{last.replace('_', ' ')} {instead(change)}"
