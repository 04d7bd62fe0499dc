"""How a request will end, and the parties that are asked on the way."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Who:
    """One party that may decide.

    `how` is manager_of, team, role, owner_of or person, and `of` what the author wrote
    behind it. `whose` is what that stands for in this request: the login, the system,
    the row; "" where it is not known. `found` is the team or person it comes down to,
    "" where only the company's directory knows.
    """

    how: str
    of: str
    whose: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Who says again, and how often, that it is still needed."""

    every: str
    by: Who
    within: str
    silence: str


@dataclass(frozen=True, slots=True)
class Entitled:
    """What the request gives, and how that ends.

    `until` is as written, a duration or "answers.<field>", and `ends` the day or moment
    that was answered there. Its holder is told `remind` before.
    """

    entitlement: str
    until: str | None
    ends: str | None
    remind: str | None
    recertify: Confirmed | None
    revoke_team: str | None
    revoke_within: str | None
    conflicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Closed:
    """How the request is closed, in durations as written.

    It may be withdrawn until the task `withdraw_until` begins. While the requester
    owes an answer, reminders go out after `remind`, and it is closed after
    `unanswered`. The result may be objected to within `confirm`, and the closed
    request opened again within `reopen`.
    """

    withdraw_until: str | None
    remind: tuple[str, ...]
    unanswered: str | None
    confirm: str | None
    reopen: str | None
