"""A broken promise in words: the worst moment, and what happens from then on."""

from dataclasses import replace

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.course.late import Late
from catalogkit.catalog.course.moments import just, shown, told
from catalogkit.catalog.course.plan import planner
from catalogkit.catalog.course.steps import Step
from catalogkit.catalog.course.terms import Promise
from catalogkit.catalog.lifecycle import softened
from catalogkit.catalog.regions import said
from catalogkit.diagnostic import Diagnostic, Note, Place, Severity
from catalogkit.model.promise import By
from catalogkit.model.service_item import Path


def whose(promise: Promise) -> str:
    """For which requests a time is promised, and from when on."""
    priority = f" for {promise.priority}" if promise.priority is not None else ""
    several = len(promise.item.paths) > 1
    path = f" on the path '{promise.path_id}'" if several else ""
    return f"{priority}{path}"


def begun(catalog: Catalog, promise: Promise) -> str:
    """From which day on, for a promise that is still to come."""
    later = promise.since > catalog.today
    return f" from {promise.since} on" if later else ""


def outcome(catalog: Catalog, late: Late) -> str:
    """When a request that is late is sent, due and done, and what it says."""
    promise, found = late.promise, late.moment
    clock = planner(catalog).clock(promise.calendar)
    verb = "approved" if promise.starts == "approved" else "asked"
    if isinstance(promise.time, By):
        verb = f"{verb} as late as {shown(found.asked, clock)}"
    else:
        verb = f"{verb} on {just(found.asked, clock)}"
    text = f"{verb} it is due on {shown(found.due, clock)}"
    text = f"{text} and takes until {shown(found.done, clock)}"
    if late.request is not None:
        such = said(catalog, late.request)
        text = f"{text} ({such})" if such else text
    if late.unproven:
        text = f"{text}, if all its steps apply, which is not proven: {late.unproven}"
    return text


def timeline(catalog: Catalog, late: Late) -> list[Note]:
    """Each step that makes it late, at its place, with its times."""
    clock = planner(catalog).clock(late.promise.calendar)
    return [
        Note(_place(late, step), told(step, begin, end, clock))
        for step, (begin, end) in late.chain
    ]


def weighed(found: Diagnostic, late: Late) -> Diagnostic:
    """The finding; a warning where it is not proven, or where its item is a draft."""
    if late.unproven:
        note = Note(found.place, f"not proven: {late.unproven}")
        notes = found.notes if late.unproven in found.message else (*found.notes, note)
        found = replace(found, severity=Severity.WARNING, notes=notes)
    return softened(found, late.promise.item)


def _place(late: Late, step: Step) -> Place:
    item = late.promise.item
    if isinstance(step.part, Path):
        return item.at("paths", late.promise.path_id, "team")
    return item.at(step.part, "id")
