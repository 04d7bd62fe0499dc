"""A roadmap in two clocks."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note
from catalogkit.model.roadmap import Roadmap, RoadmapStage


@check
def marks_and_duration(catalog: Catalog) -> Iterator[Diagnostic]:
    """A roadmap mixes marks and durations, or a stage has no time."""
    for roadmap in catalog.all(Roadmap):
        for stage in roadmap.stages:
            if (stage.marks is None) == (stage.duration is None):
                said = "no time" if stage.marks is None else "two times"
                message = f"'{stage.id}' has {said}: write either 'duration' or 'marks'"
                yield marks_and_duration.found(roadmap.at(stage, "id"), message)
            elif stage.marks is not None:
                yield from _months(roadmap, stage)
        yield from _mixed(roadmap)


def _months(roadmap: Roadmap, stage: RoadmapStage) -> Iterator[Diagnostic]:
    assert stage.marks is not None  # noqa: S101 - asked by the caller
    if stage.marks.from_ < 1:
        message = f"months are counted from 1, and this one is {stage.marks.from_}"
        place = roadmap.at(stage.marks, "from")
        yield marks_and_duration.found(place, message)
    elif stage.marks.to < stage.marks.from_:
        message = f"it ends in month {stage.marks.to}, before it begins"
        yield marks_and_duration.found(roadmap.at(stage.marks, "to"), message)


def _mixed(roadmap: Roadmap) -> Iterator[Diagnostic]:
    timed = [each for each in roadmap.stages if each.marks or each.duration]
    for stage in timed:
        if bool(stage.marks) != bool(timed[0].marks):
            here, there = (
                ("months", "a duration") if stage.marks else ("a duration", "months")
            )
            message = f"'{stage.id}' has {here} and '{timed[0].id}' {there}: in one"
            note = Note(roadmap.at(timed[0], "id"), f"with {there}")
            place = roadmap.at(stage, "id")
            message += " roadmap all stages are measured alike"
            yield marks_and_duration.found(place, message, notes=[note])
