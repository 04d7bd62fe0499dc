"""Two targets that pull in two directions."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity
from catalogkit.model.metric import Goal
from catalogkit.model.roadmap import Roadmap


@check(severity=Severity.WARNING)
def goal_misfit(catalog: Catalog) -> Iterator[Diagnostic]:
    """A stage of a roadmap wants more of what its metric wants less of."""
    for roadmap in catalog.all(Roadmap):
        for stage in roadmap.stages:
            for each in stage.kpis:
                metric = catalog[each.metric]
                if metric.target is not None and _against(each.target, metric.target):
                    message = f"'{metric.id}' is to be {metric.target}, and this stage"
                    note = Note(metric.at("target"), "the target of the metric")
                    place = roadmap.at(each, "target")
                    message += f" wants {each.target}, which goes the other way"
                    yield goal_misfit.found(place, message, notes=[note])


def _against(one: Goal, other: Goal) -> bool:
    """Whether one has only a lower end and the other only an upper one."""
    ends = [(each.low is None, each.high is None) for each in (one, other)]
    return ends in ([(True, False), (False, True)], [(False, True), (True, False)])
