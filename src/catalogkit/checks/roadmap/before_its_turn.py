"""A stage that begins before what must come first has ended."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.roadmap import Roadmap


@check
def before_its_turn(catalog: Catalog) -> Iterator[Diagnostic]:
    """A stage of a roadmap begins before a stage that comes first has ended."""
    for roadmap in catalog.all(Roadmap):
        marks = {each.id: each.marks for each in roadmap.stages}
        for stage in roadmap.stages:
            for name in stage.after if stage.marks is not None else ():
                first = marks.get(name)
                if stage.marks and first and first.to >= stage.marks.from_:
                    message = f"it begins in month {stage.marks.from_}, and '{name}',"
                    message += f" which comes first, lasts until month {first.to}"
                    place = roadmap.at(stage, "marks", "from")
                    yield before_its_turn.found(place, message)
