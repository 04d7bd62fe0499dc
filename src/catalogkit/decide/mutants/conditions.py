"""Changes in the conditions of an item."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogkit.catalog.canonical import TRUE, Ask, Given, Typed, both, negated
from catalogkit.catalog.forms import judged_with
from catalogkit.decide.mutants.mutant import Mutant, differing
from catalogkit.decide.mutants.places import Around, Cases
from catalogkit.decide.mutants.trees import changes
from catalogkit.model.condition import Condition
from catalogkit.model.promise import Commitment


@dataclass(frozen=True, slots=True)
class _Read:
    """A condition, what it decides in words, and for which requests it is read."""

    condition: Condition
    said: str
    stage: str
    within: Typed = TRUE


def of_conditions(around: Around) -> Iterator[Mutant]:
    """One line of one condition changed."""
    for limit in around.item.constraints:
        yield from _limits(around, limit.require)
    for each in _read(around):
        before = around.tree(each.condition)
        scope = around.scope.at(each.stage)
        for change in changes(before, scope):
            yield Mutant(
                "condition",
                f"{each.said}: {change.said}",
                around.item.at(each.condition).at(*change.route),
                both([each.within, differing(before, change.tree)]),
                typed={id(each.condition): change.tree},
            )


def _limits(around: Around, require: Condition) -> Iterator[Mutant]:
    """A constraint changed: some requests are refused only now, or no longer."""
    before = around.tree(require)
    for change in changes(before, around.scope.at("constraint")):
        yield Mutant(
            "condition",
            f"the constraint: {change.said}",
            around.item.at(require).at(*change.route),
            _refusing(change.tree),
            _refusing(before),
            typed={id(require): change.tree},
        )


def _refusing(tree: Typed) -> Typed:
    given = [Ask(name, Given(given=True)) for name in sorted(judged_with(tree))]
    return both([*given, negated(tree)])


def _read(around: Around) -> Iterator[_Read]:
    item = around.item
    if item.priority is not None:
        yield from _cases(around, item.priority.impact, "the impact", "priority")
        yield from _cases(around, item.priority.urgency, "the urgency", "priority")
    for name, path in item.paths.items():
        if path.when is not None:
            yield _Read(path.when, f"the path '{name}'", "path")
    for step in item.approvals:
        if step.when is not None:
            yield _Read(step.when, f"the approval '{step.id}'", "approval")
    for task in item.fulfilment:
        if task.when is not None:
            within = around.worked(task.paths)
            yield _Read(task.when, f"the task '{task.id}'", "task", within)
    yield from _promises(around)


def _promises(around: Around) -> Iterator[_Read]:
    promises: list[tuple[Commitment | None, str, Typed | None]]
    promises = [(around.item.promise, "the promise", None)]
    for name, path in around.item.paths.items():
        if isinstance(path.promise, Commitment):
            said = f"the promise of the path '{name}'"
            promises.append((path.promise, said, around.taken(name)))
    for promise, said, taken in promises:
        for key in ("respond", "fulfil"):
            cases = None if promise is None else getattr(promise, key)
            if cases and len(cases) > 1:
                within = around.promising(key) if taken is None else taken
                yield from _cases(around, cases, f"{said} ({key})", "promise", within)


def _cases(
    around: Around, cases: Cases, said: str, stage: str, within: Typed = TRUE
) -> Iterator[_Read]:
    for case, open_ in around.fitting(cases):
        if case.when is not None:
            yield _Read(case.when, said, stage, both([within, open_]))
