"""A hand-off of nothing in particular."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.stream import ValueStream


@check(severity=Severity.WARNING)
def nothing_handed_over(catalog: Catalog) -> Iterator[Diagnostic]:
    """Work goes to another team, and nothing says what it gets."""
    for stream in catalog.all(ValueStream):
        stages = {stage.id: stage for stage in stream.stages}
        for stage in stream.stages:
            for each in stage.hand_off:
                after = stages.get(each.to)
                if each.gives is not None or after is None or after.entry is not None:
                    continue
                if stage.team is not None and after.team not in {None, stage.team}:
                    message = f"'{after.team}' cannot see what is missing: say what"
                    message += f" '{stage.team}' 'gives', or the 'entry' of '{each.to}'"
                    place = stream.at(each, "to")
                    yield nothing_handed_over.found(place, message)
