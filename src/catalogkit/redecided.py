"""Kinds of request that are decided otherwise after a change."""

from dataclasses import dataclass

from catalogkit.decision import Moment, Request
from catalogkit.diagnostic import Place


@dataclass(frozen=True, slots=True)
class Redecided:
    """One kind of request, and what becomes of it before and after.

    `aspect` is taken (whether the form takes it), path, team, approval, task, respond
    or fulfil; `name` says which approval or task. `old` and `new` are the outcomes in
    words. `request` is one of them, `said` its answers in the author's words, and
    `share` their part of all kinds of request that either form takes, from 0 to 1: a
    part of the space of answers, not of the requests that come. None where that takes
    too long to count.
    """

    item: str
    aspect: str
    name: str
    old: str
    new: str
    request: Request
    said: str
    share: float | None
    place: Place


@dataclass(frozen=True, slots=True)
class Shifted:
    """A promise whose words stay and whose clock runs otherwise.

    `share` is the part of the next twelve months' open hours in which a request is due
    at another moment; `asked` is the one of them whose due moment moves most.
    """

    item: str
    calendar: str
    time: str
    asked: Moment
    old: Moment
    new: Moment
    share: float
    place: Place


@dataclass(frozen=True, slots=True)
class Undecided:
    """What could not be compared, and why."""

    item: str
    aspect: str
    name: str
    reason: str
    place: Place
