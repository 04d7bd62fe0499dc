"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import (
    called,
    items,
    owners_of,
    title,
)
from catalogkit.difference import Effect


@judgement(
    Effect.WORDING, at=("service_item lifecycle",), opposite="item-no-longer-deprecated"
)
def item_deprecated(change: Change) -> Said | None:
    """An item is still there, and is to go."""
    one, other = items(change)
    if one is None or other is None:
        return None
    if one.lifecycle != "live" or other.lifecycle != "deprecated":
        return None
    until = f"until {other.sunset}" if other.sunset else "with no last day said"
    instead_of = other.replaced_by
    then = f", then {called(change, instead_of)} instead" if instead_of else ""
    agree = owners_of(change, instead_of, *other.supports)
    said = {"about": other.title, "sunset": other.sunset, "replaced_by": instead_of}
    return Said(
        f"{title(change)} can be asked for {until}{then}",
        agree=agree,
        words=said,
        bump="minor",
    )
