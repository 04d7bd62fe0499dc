"""Changes in the times and the priority of an item."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from catalogkit.catalog.canonical import FALSE, TRUE, Ask, Is, Typed, both
from catalogkit.decide.mutants.mutant import Mutant, changed
from catalogkit.decide.mutants.places import Around, Cases
from catalogkit.model.duration import Duration
from catalogkit.model.promise import Commitment
from catalogkit.model.promise import Promise as PromiseClass

KEYS = ("respond", "fulfil")


def of_times(around: Around) -> Iterator[Mutant]:
    """A promised time that is one unit longer."""
    item = around.item
    if item.promise is not None:
        for key in KEYS:
            within = around.promising(key)
            for place, said, new, where in _longer(around, item.promise, key, within):
                other = changed(item, promise=new)
                yield Mutant("time", said, place, where, entities=(other,))
        yield from _classes(around, item.promise, TRUE)
    for name, path in item.paths.items():
        if not isinstance(path.promise, Commitment):
            continue
        taken = around.taken(name)
        for key in KEYS:
            for place, said, new, where in _longer(around, path.promise, key, taken):
                turned = path.model_copy(update={"promise": new})
                other = changed(item, paths={**item.paths, name: turned})
                yield Mutant("time", said, place, where, entities=(other,))
        yield from _classes(around, path.promise, taken)


def of_priority(around: Around) -> Iterator[Mutant]:
    """A cell of the matrix that gives another priority."""
    priority = around.item.priority
    if priority is None:
        return
    matrix = around.catalog[priority.matrix]
    levels = sorted({each for row in matrix.impact.values() for each in row.values()})
    for impact, row in matrix.impact.items():
        for urgency, level in row.items():
            where = both(
                [
                    around.giving(priority.impact, impact),
                    around.giving(priority.urgency, urgency),
                ]
            )
            if where != FALSE and len(levels) > 1:
                other = levels[(levels.index(level) + 1) % len(levels)]
                rows = {**matrix.impact, impact: {**row, urgency: other}}
                said = f"impact {impact} and urgency {urgency} give {other}"
                place = matrix.at("impact", impact, urgency)
                new = matrix.model_copy(update={"impact": rows})
                yield Mutant("priority", said, place, where, entities=(new,))


def _longer(
    around: Around, promise: Commitment, key: str, within: Typed
) -> Iterator[tuple[Any, str, Commitment, Typed]]:
    cases: Cases = getattr(promise, key) or ()
    for index, (case, open_) in enumerate(around.fitting(cases)):
        if isinstance(case.is_, Duration):
            longer = _more(case.is_)
            new = case.model_copy(update={"is_": longer})
            turned = (*cases[:index], new, *cases[index + 1 :])
            said = f"{key} takes {longer} instead of {case.is_}"
            where = both([within, open_, around.tree(case.when)])
            changed_promise = promise.model_copy(update={key: turned})
            yield around.item.at(case, "is"), said, changed_promise, where


def _classes(around: Around, promise: Commitment, within: Typed) -> Iterator[Mutant]:
    """The times of a class of promise, for each priority."""
    if promise.use is None:
        return
    found = around.catalog[promise.use]
    for priority, target in found.targets.items():
        for key in KEYS:
            time = getattr(target, key)
            if time is not None and getattr(promise, key) is None:
                longer = _more(time)
                new = target.model_copy(update={key: longer})
                targets = {**found.targets, priority: new}
                turned: PromiseClass = found.model_copy(update={"targets": targets})
                said = f"{key} of {priority} takes {longer} instead of {time}"
                place = found.at("targets", priority, key)
                where = both([within, _at_priority(priority)])
                yield Mutant("time", said, place, where, entities=(turned,))


def _at_priority(priority: str) -> Typed:
    return Ask("request.priority", Is((priority,)))


def _more(time: Duration) -> Duration:
    return replace(time, amount=time.amount + 1)
