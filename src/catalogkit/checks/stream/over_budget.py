"""More than a stream may cost its customers."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lasting import longer
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.stream import ValueStream


@check(severity=Severity.WARNING)
def over_budget(catalog: Catalog) -> Iterator[Diagnostic]:
    """A value stream changes hands more often, or takes longer, than it may."""
    for stream in catalog.all(ValueStream):
        if stream.budget is None:
            continue
        most, count = stream.budget.hand_offs, _hand_offs(stream)
        if most is not None and count > most:
            message = f"hand-offs between teams: {count}; allowed are {most}"
            yield over_budget.found(stream.at("budget", "hand_offs"), message)
        time = stream.budget.time
        expected = [each.expected for each in stream.stages if each.expected]
        if time is not None and longer(expected, time):
            message = f"the stages take {' + '.join(map(str, expected))}, and {time}"
            place = stream.at("budget", "time")
            yield over_budget.found(place, f"{message} is allowed for all of them")


def _hand_offs(stream: ValueStream) -> int:
    teams = {stage.id: stage.team for stage in stream.stages}
    return sum(
        teams.get(each.to) not in {None, stage.team}
        for stage in stream.stages
        for each in stage.hand_off
    )
