"""A step of an escalation in words: when, and what happens then."""

from collections.abc import Iterator

from catalogkit.diff.judgement import Change
from catalogkit.diff.reading import called, listed
from catalogkit.model.flow import EscalationStep

OF = {"respond": "answer", "fulfil": "finish"}


def moment(change: Change) -> str:
    """Such as "when 80% of the time is gone" or "when a request is late"."""
    steps = change.steps[:2]
    step = change.new_at(*steps) or change.old_at(*steps)
    if not isinstance(step, EscalationStep):
        return f"at {steps[-1]}"
    if step.at == "breach":
        return "when a request is late"
    if step.at.endswith("%"):
        ends = listed((OF[each] for each in step.of or OF), "or")
        return f"when {step.at} of the time to {ends} is gone"
    return f"{step.at} after the start"


def happens(change: Change, step: EscalationStep) -> str:
    """Such as "'Service desk' takes over and the priority rises"."""
    return listed(_happens(change, step), "and")


def _happens(change: Change, step: EscalationStep) -> Iterator[str]:
    if step.notify:
        who = listed((called(change, each) for each in step.notify), "and")
        yield f"{who} {'hears' if len(step.notify) == 1 else 'hear'} of it"
    if step.reassign is not None:
        yield f"{called(change, step.reassign)} takes over"
    if step.raise_priority:
        yield "the priority rises"
