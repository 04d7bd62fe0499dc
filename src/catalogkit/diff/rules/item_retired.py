"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import (
    NEW,
    called,
    items,
    owners_of,
    title,
    working,
)
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
    Effect.WORDING,
    Effect.INTERNAL,
    at=("service_item lifecycle",),
    opposite="item-back",
)
def item_retired(change: Change) -> Said | None:
    """An item can no longer be asked for."""
    one, other = items(change)
    if one is None or other is None or other.lifecycle != "retired":
        return None
    said = {"about": other.title, "replaced_by": other.replaced_by}
    if one.lifecycle == "draft":
        return Said(
            f"{title(change)} is retired, and never was more than a draft",
            (Effect.INTERNAL,),
        )
    then = other.replaced_by
    message = (
        f"{title(change)} can no longer be asked for; open requests keep their contract"
    )
    if then is not None:
        message += f", new ones ask for {called(change, then)}"
    agree = (*working(change), *owners_of(change, then, *one.supports))
    today = change.catalogs[NEW].today
    if one.lifecycle == "deprecated" and one.sunset is not None and one.sunset < today:
        message += f"; {one.sunset} was announced as the last day"
        return Said(message, (Effect.WORDING,), agree=agree, words=said, bump="major")
    return Said(message, (Effect.BREAKING,), agree=agree, words=said)
