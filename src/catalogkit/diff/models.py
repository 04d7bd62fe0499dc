"""Whether a change model asks for more or less than before."""

from catalogkit.diff.around import instead
from catalogkit.diff.judgement import Change
from catalogkit.diff.reading import approver_said, called, teams_asked
from catalogkit.model.change_model import ChangeModel
from catalogkit.model.duration import Duration
from catalogkit.model.flow import Approver

DEMANDS = (
    "change_model lead_time",
    "change_model approvals.*",
    "change_model evidence.*",
    "change_model coordinator",
    "change_model raci.*",
    "change_model raci.*.R.*",
    "change_model raci.*.A.*",
    "change_model raci.*.C.*",
    "change_model raci.*.I.*",
    "change_model sensitivity.*",
)
"""Where a change model asks for something."""

ROLES = {"R": "does", "A": "answers for", "C": "is asked about", "I": "is told of"}


def laxer(change: Change) -> tuple[bool, str] | None:
    """Whether less is asked than before, and what; None where it is only otherwise."""
    key, value = change.steps[0], change.new or change.old
    gone = change.is_gone
    if key == "lead_time":
        return _notice(change)
    if key == "approvals" and isinstance(value, Approver):
        who = approver_said(change, value, 0 if gone else 1)
        return gone, f"{who} {'need no longer agree' if gone else 'must agree'}"
    if key == "evidence":
        return gone, f"{change.steps[1]} {_must(gone=gone)} be shown"
    if key == "coordinator":
        if not (gone or change.is_new):
            return None
        return (
            gone,
            f"{called(change, value)} {_must(gone=gone)} keep the teams together",
        )
    if key == "raci":
        return _duty(change, gone=gone)
    if key == "sensitivity":
        return change.is_new, f"it is {'' if change.is_new else 'not '}for {value}"
    return None


def asked(change: Change) -> tuple[str, ...]:
    """The teams that a change model asks: before and after."""
    found: list[object] = [change.old, change.new]
    for each in (change.before, change.after):
        if isinstance(each, ChangeModel):
            found += [each.coordinator, *(by.team for by in each.approvals)]
    return teams_asked(*found)


def _notice(change: Change) -> tuple[bool, str] | None:
    old, new = change.old, change.new
    said = f"lead time {instead(change)}"
    if not isinstance(old, Duration) or not isinstance(new, Duration):
        return new is None, said
    same = (old.unit, old.elapsed) == (new.unit, new.elapsed)
    if same:
        return new.amount < old.amount, said
    if old.minutes is None or new.minutes is None or old.elapsed != new.elapsed:
        return None
    return new.minutes < old.minutes, said


def _duty(change: Change, *, gone: bool) -> tuple[bool, str]:
    activity = change.steps[1].replace("-", " ")
    if len(change.steps) < 4:  # noqa: PLR2004 -- the activity as a whole
        verb = "is no longer anybody's" if gone else "is somebody's"
        return gone, f"'{activity}' {verb}"
    who, role = called(change, change.new or change.old), ROLES[change.steps[2]]
    return gone, f"{who} {'no longer ' if gone else ''}{role} '{activity}'"


def _must(*, gone: bool) -> str:
    return "need no longer" if gone else "must"
