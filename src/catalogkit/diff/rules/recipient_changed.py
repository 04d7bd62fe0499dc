"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.reading import items
from catalogkit.difference import Effect


@judgement(
    Effect.BREAKING,
    at=(
        "service_item recipient",
        "service_item recipient.from",
        "service_item recipient.default",
    ),
    alone="the way back changes it, too",
)
def recipient_changed(change: Change) -> Said:
    """A request is for somebody else than before."""
    for_whom = []
    for each in items(change):
        given = each.recipient if each is not None else None
        name = given.from_ if given is not None else ""
        labels = {f.id: f.label for f in each.form} if each is not None else {}
        label = f"'{change.said(labels[name])}'" if name in labels else f"'{name}'"
        for_whom.append(f"who {label} names" if name else "the requester")
    was, now = for_whom
    if was == now:
        return Said(f"a request is still for {now}, another if that is not given")
    return Said(f"a request is for {now} and no longer for {was}")
