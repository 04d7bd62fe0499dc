"""How a request ends, in lines of its card: what it gives, when it is closed."""

from collections.abc import Iterator

from catalogkit.ending import Closed, Confirmed, Entitled, Who

Line = tuple[str, str]
"""A label and what stands behind it."""


def gives(found: Entitled | None, asked: str = "") -> Iterator[Line]:
    """What is given, until when, who confirms it and who takes it back.

    `asked` are the words for whoever confirms.
    """
    if found is None:
        return
    until = found.ends or found.until
    text = f"{found.entitlement} until {until}" if until else found.entitlement
    if found.remind is not None:
        text += f", reminded {found.remind} before"
    yield "gives", text
    if found.recertify is not None:
        yield "confirmed", _confirmed(found.recertify, asked)
    if found.revoke_team is not None:
        yield "taken back", f"by {found.revoke_team}, within {found.revoke_within}"
    if found.conflicts:
        yield "never with", ", ".join(found.conflicts)


def closes(found: Closed | None) -> Iterator[Line]:
    """Until when it may be withdrawn, objected to and opened again."""
    if found is None:
        return
    if found.withdraw_until is not None:
        yield "withdraw", f"until {found.withdraw_until} begins"
    if found.unanswered is not None:
        told = f"reminded after {' and '.join(found.remind)}, " if found.remind else ""
        yield "no answer", f"{told}closed after {found.unanswered}"
    if found.confirm is not None:
        yield "object", f"within {found.confirm} after the result"
    if found.reopen is not None:
        yield "open again", f"within {found.reopen} after closing"


def confirms(found: Entitled | None) -> Who | None:
    """Who says again that it is still needed."""
    return None if found is None or found.recertify is None else found.recertify.by


def _confirmed(found: Confirmed, asked: str) -> str:
    return (
        f"every {found.every} by {asked}, within {found.within}, else {found.silence}"
    )
