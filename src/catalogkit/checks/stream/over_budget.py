"""More hand-offs than a stream may have."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.stream import ValueStream


@check(severity=Severity.WARNING)
def over_budget(catalog: Catalog) -> Iterator[Diagnostic]:
    """Work changes hands more often than the value stream allows."""
    for stream in catalog.all(ValueStream):
        most = None if stream.budget is None else stream.budget.hand_offs
        if most is None:
            continue
        teams = {stage.id: stage.team for stage in stream.stages}
        count = sum(
            teams.get(each.to) not in {None, stage.team}
            for stage in stream.stages
            for each in stage.hand_off
        )
        if count > most:
            message = f"hand-offs between teams: {count}; allowed are {most}"
            yield over_budget.found(stream.at("budget", "hand_offs"), message)
