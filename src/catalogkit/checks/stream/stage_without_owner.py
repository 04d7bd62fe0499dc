"""A stage that is nobody's."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.stream import ValueStream


@check
def stage_without_owner(catalog: Catalog) -> Iterator[Diagnostic]:
    """A stage of a value stream has no team."""
    for stream in catalog.all(ValueStream):
        for stage in stream.stages:
            if stage.team is None:
                message = f"nobody answers for '{stage.id}': name its team"
                yield stage_without_owner.found(stream.at(stage, "id"), message)
