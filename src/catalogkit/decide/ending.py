"""How a request ends: what it gives and when that ends, and when it is closed."""

from collections.abc import Iterable

from catalogkit.decide.people import ANSWERS, People
from catalogkit.ending import Closed, Confirmed, Entitled
from catalogkit.model.ending import Recertify
from catalogkit.model.service_item import ServiceItem


def given(item: ServiceItem, people: People) -> Entitled | None:
    """What is given, and how it ends."""
    grant = item.grant
    if grant is None:
        return None
    until, revoke = grant.until or "", grant.revoke
    ends = people.facts.get(until.removeprefix(ANSWERS))
    return Entitled(
        entitlement=grant.entitlement,
        until=grant.until,
        ends=str(ends) if until.startswith(ANSWERS) and ends is not None else None,
        remind=_text(grant.remind),
        recertify=None if grant.recertify is None else _again(grant.recertify, people),
        revoke_team=None if revoke is None else str(revoke.team),
        revoke_within=None if revoke is None else str(revoke.within),
        conflicts=tuple(grant.conflicts),
    )


def closed(item: ServiceItem) -> Closed | None:
    """When it may be withdrawn, is closed, and may be opened again."""
    closing = item.closing
    if closing is None:
        return None
    waits = closing.unanswered
    return Closed(
        withdraw_until=closing.withdraw_until,
        remind=() if waits is None else _texts(waits.remind),
        unanswered=None if waits is None else str(waits.close),
        confirm=_text(closing.confirm),
        reopen=_text(closing.reopen),
    )


def _again(recertify: Recertify, people: People) -> Confirmed:
    return Confirmed(
        every=str(recertify.every),
        by=people.who(recertify.by),
        within=str(recertify.within),
        silence=recertify.silence,
    )


def _texts(times: Iterable[object]) -> tuple[str, ...]:
    return tuple(map(str, times))


def _text(time: object) -> str | None:
    return None if time is None else str(time)
