"""A stage with two times, or none."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.roadmap import Roadmap


@check
def marks_and_duration(catalog: Catalog) -> Iterator[Diagnostic]:
    """A stage has both marks and a duration, or neither."""
    for roadmap in catalog.all(Roadmap):
        for stage in roadmap.stages:
            if (stage.marks is None) == (stage.duration is None):
                said = "no time" if stage.marks is None else "two times"
                message = f"'{stage.id}' has {said}: write either 'duration' or 'marks'"
                yield marks_and_duration.found(roadmap.at(stage, "id"), message)
            elif stage.marks is not None and stage.marks.to < stage.marks.from_:
                message = f"it ends in month {stage.marks.to}, before it begins"
                place = roadmap.at(stage.marks, "to")
                yield marks_and_duration.found(place, message)
