"""A hand-off that nobody promised."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.stream import ValueStream


@check(severity=Severity.WARNING)
def hand_off_without_contract(catalog: Catalog) -> Iterator[Diagnostic]:
    """Work changes hands and nothing is promised between the teams."""
    for stream in catalog.all(ValueStream):
        teams = {stage.id: stage.team for stage in stream.stages}
        for stage in stream.stages:
            for each in stage.hand_off:
                other = teams.get(each.to)
                if stage.team is None or other is None or other == stage.team:
                    continue
                if each.promise is None:
                    message = f"'{stage.team}' hands on to '{other}', and nothing says"
                    message += " by when: name the agreement as 'promise'"
                    place = stream.at(each, "to")
                    yield hand_off_without_contract.found(place, message)
