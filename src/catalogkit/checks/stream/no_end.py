"""A value stream without an end."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.stream import ValueStream


@check
def no_end(catalog: Catalog) -> Iterator[Diagnostic]:
    """Every stage of a value stream hands on to another."""
    for stream in catalog.all(ValueStream):
        if stream.stages and all(stage.hand_off for stage in stream.stages):
            message = (
                "every stage hands on: say which one ends, by handing on to nobody"
            )
            yield no_end.found(stream.at("stages"), message)
