"""A stage to which no work comes."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.needs import reach
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity
from catalogkit.model.stream import ValueStream


@check(severity=Severity.WARNING)
def unreachable_stage(catalog: Catalog) -> Iterator[Diagnostic]:
    """No way leads from the first stage of a value stream to another one."""
    for stream in catalog.all(ValueStream):
        onward = {
            each.id: [step.to for step in each.hand_off] for each in stream.stages
        }
        for first in stream.stages[:1]:
            reached = reach([first.id], onward)
            for stage in stream.stages:
                if stage.id not in reached:
                    message = f"no stage hands on to '{stage.id}', as far as work comes"
                    message += f" from '{first.id}', the first one"
                    note = Note(stream.at(first, "id"), "work begins here")
                    place = stream.at(stage, "id")
                    yield unreachable_stage.found(place, message, notes=[note])
