"""Who is told what, in words: of deliverables and by notifications."""

from collections.abc import Iterable

from catalogkit.catalog.catalog import Catalog
from catalogkit.diff.judgement import Change
from catalogkit.diff.reading import about, called, entity_of, listed
from catalogkit.model.references import Dotted
from catalogkit.model.text import Text
from catalogkit.model.worth import NotificationUse

REQUESTERS = frozenset({"requester", "recipient"})
HELPS = {
    "submit": "offered to requesters",
    "work": "offered to the team",
    "close": "asked for at the end",
}
"""What an article does at a moment."""


def told(change: Change) -> tuple[str, str]:
    """Who is told at an address, and when: "a request is closed", "'…'" is true."""
    who = listed((called(change, each) for each in _parties(change)), "and")
    if change.steps[0] == "deliverables":
        text = about(change)
        return (
            who,
            f"'{change.steps[1] if text is None else change.said(text)}' is true",
        )
    use = change.new_at(*change.steps[:2]) or change.old_at(*change.steps[:2])
    event = use.event if isinstance(use, NotificationUse) else change.steps[1]
    return who, f"a request is {EVENTS.get(event, event)}"


def be(who: str) -> str:
    """The verb for one or for several."""
    return "are" if " and " in who else "is"


def is_requester(change: Change) -> bool:
    """Whether whoever is told waits for the result."""
    return any(str(each) in REQUESTERS for each in _parties(change))


EVENTS = {
    "approval_requested": "waiting for an approval",
    "waiting": "waiting for an answer",
    "expiring": "about to end",
    "breached": "late",
}


def title_of(catalog: Catalog, ref: object) -> Text | None:
    """What the entity of a reference is called, None where it is not there."""
    named = entity_of(catalog, ref)
    return None if named is None else named.title


def _parties(change: Change) -> Iterable[Dotted]:
    part = change.new if change.new is not None else change.old
    if isinstance(part, NotificationUse):
        return part.to
    if isinstance(part, Dotted):
        return [part]
    use = change.new_at(*change.steps[:2])
    return use.to if isinstance(use, NotificationUse) else []
