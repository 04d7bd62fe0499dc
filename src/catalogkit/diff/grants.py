"""What is given and must end: whether its end became stricter, in words."""

from catalogkit.diff.judgement import Change
from catalogkit.diff.promised import clock_of, commitments
from catalogkit.diff.reading import (
    NEW,
    OLD,
    approver_said,
    items,
    owners_of,
    reader,
    teams_asked,
    working,
)
from catalogkit.diff.times import Way, way
from catalogkit.model.duration import Duration, duration
from catalogkit.model.ending import Grant, Recertify, Revoke

ENDS = (
    "service_item grant",
    "service_item grant.until",
    "service_item grant.recertify",
    "service_item grant.recertify.every",
    "service_item grant.recertify.silence",
    "service_item grant.revoke",
    "service_item grant.revoke.within",
    "service_item grant.conflicts.*",
)
"""Where it stands how what is given ends."""

TIGHTER, LOOSER = "tighter", "looser"
SILENCE = ("keep", "escalate", "revoke")
SILENT = {
    "keep": "it is kept",
    "escalate": "somebody else is asked",
    "revoke": "it is taken back",
}


def turned(change: Change) -> tuple[str, str] | None:
    """Whether a change of the grant is tighter or looser, and what it means."""
    if change.is_new or change.is_gone:
        said = _whole(change)
        if said is not None:
            return (TIGHTER if change.is_new else LOOSER), said
    match change.steps[1:], change.old, change.new:
        case (("until",), _, _):
            return _until(change)
        case (("recertify", "silence"), str(old), str(new)):
            stricter = SILENCE.index(new) > SILENCE.index(old)
            message = f"where nobody confirms it, {SILENT[new]}"
            return (TIGHTER if stricter else LOOSER), message
        case (("recertify", "every"), Duration() as old, Duration() as new):
            said = (
                f"what is given has to be confirmed every {new}, no longer every {old}"
            )
            return _sooner(change, old, new, said)
        case (("revoke", "within"), Duration() as old, Duration() as new):
            said = f"what is given is taken back within {new}, no longer {old}"
            return _sooner(change, old, new, said)
    return None


def holding(change: Change) -> tuple[str, ...]:
    """The teams that take it back or confirm it, and those that work on it."""
    grants = [each.grant for each in items(change) if each is not None and each.grant]
    recertify = [each.recertify for each in grants if each.recertify]
    revoke = [each.revoke for each in grants if each.revoke]
    teams = (*(e.by.team for e in recertify), *(e.team for e in revoke))
    owners = owners_of(change, *(each.by.owner_of for each in recertify))
    return (*teams_asked(*teams), *owners, *working(change))


def confirming(change: Change, side: int) -> str:
    """Who confirms on a side that it is still needed."""
    item = items(change)[side]
    grant = None if item is None else item.grant
    recertify = None if grant is None else grant.recertify
    return "" if recertify is None else approver_said(change, recertify.by, side)


def ending(change: Change, side: int) -> str:
    """When on a side what is given ends."""
    until = change.texts[side]
    if not until:
        return "at no time"
    name = until.removeprefix("answers.")
    label = reader(change, side).names.labels.get(name, name)
    return f"after {until}" if _duration(until) else f"on the day of '{label}'"


def _whole(change: Change) -> str | None:
    """What it means that a part as a whole came or went."""
    part, gone = change.new if change.is_new else change.old, change.is_gone
    match change.steps[1:], part:
        case ((), Grant() as grant):
            until = f" {_end(grant.until)}" if grant.until else ""
            return f"what is given {'no longer ends' if gone else 'ends'}{until}"
        case (("recertify",), Recertify() as recertify):
            every = f"has to be confirmed every {recertify.every}"
            return f"what is given {'no longer ' if gone else ''}{every}"
        case (("revoke",), Revoke() as revoke):
            back = f"taken back within {revoke.within}"
            return f"what is given is {'no longer ' if gone else ''}{back}"
        case (("conflicts", other), _):
            together = f"be held together with '{other}'"
            return f"what is given may {'' if gone else 'not '}{together}"
    return None


def _until(change: Change) -> tuple[str, str] | None:
    old, new = change.texts
    if not old:
        return TIGHTER, f"what is given ends {_end(new)}, and did not end"
    if not new:
        return LOOSER, f"what is given no longer ends, it was {_end(old)}"
    times = [_duration(each) for each in (old, new)]
    if times[0] is None or times[1] is None:
        return None
    said = f"what is given ends {_end(new)}, no longer {_end(old)}"
    return _sooner(change, times[0], times[1], said)


def _sooner(
    change: Change, old: Duration, new: Duration, said: str
) -> tuple[str, str] | None:
    one, other = commitments(change)
    clock = clock_of(change, NEW, other) or clock_of(change, OLD, one)
    found = way(old, new, (clock, clock), change.catalogs[NEW].today)
    if found not in {Way.SOONER, Way.LATER}:
        return None
    return (TIGHTER if found is Way.SOONER else LOOSER), said


def _end(until: str) -> str:
    if _duration(until) is None:
        return f"on the day asked for ({until.removeprefix('answers.')})"
    return f"after {until}"


def _duration(text: str) -> Duration | None:
    try:
        return duration(text)
    except ValueError:
        return None
