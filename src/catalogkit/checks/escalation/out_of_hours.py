"""Steps that reach a team when it is never there."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.clock import Clock
from catalogkit.catalog.course.plan import planner
from catalogkit.catalog.course.terms import Promise
from catalogkit.catalog.parties import teams_of
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Place, Severity
from catalogkit.model.flow import EscalationStep
from catalogkit.model.organisation import Team
from catalogkit.model.service_item import ServiceItem

PEOPLE = frozenset({"lead", "deputy"})


@check(severity=Severity.WARNING)
def out_of_hours(catalog: Catalog) -> Iterator[Diagnostic]:
    """A step of an escalation only ever comes when those it calls are not at work."""
    for item in catalog.items():
        for step in item.escalation:
            for team, where in _called(catalog, item, step):
                promise = _never_there(catalog, item, step, team)
                if promise is not None:
                    yield _found(promise, team, item.at(*where))


def _called(
    catalog: Catalog, item: ServiceItem, step: EscalationStep
) -> Iterator[tuple[Team, tuple[object, ...]]]:
    """The teams that a step tells or gives the request to."""
    for index, party in enumerate(step.notify):
        teams = teams_of(catalog, item, party) or ()
        for team in teams if party.rest not in PEOPLE else ():
            yield team, (step, "notify", index)
    if step.reassign is not None:
        yield catalog[step.reassign], (step, "reassign")


def _never_there(
    catalog: Catalog, item: ServiceItem, step: EscalationStep, team: Team
) -> Promise | None:
    """A promise of the item, if under none of them the team is ever there."""
    plan = planner(catalog)
    known = [name for name in (team.calendar, team.on_call) if name is not None]
    clocks = [plan.clock(str(name)) for name in known]
    every = [each for kind in step.of for each in plan.promises(item, kind)]
    if not clocks or not every:
        return None

    def meets(clock: Clock, promise: Promise) -> bool:
        return plan.meet(plan.clock(promise.calendar), clock)

    there = any(meets(clock, promise) for clock in clocks for promise in every)
    return None if there else every[0]


def _found(promise: Promise, team: Team, place: Place) -> Diagnostic:
    message = (
        f"'{team.id}' works by '{team.calendar}', which is never open while the"
        f" promise counts by '{promise.calendar}': nobody is there to act"
    )
    note = Note(promise.place, "promised here")
    return out_of_hours.found(place, message, notes=[note])
