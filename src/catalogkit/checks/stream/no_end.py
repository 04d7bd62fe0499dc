"""Work that goes round and round."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.loops import arrows, loops
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.stream import ValueStream


@check
def no_end(catalog: Catalog) -> Iterator[Diagnostic]:
    """From some stage of a value stream no end is reached."""
    for stream in catalog.all(ValueStream):
        if stream.stages and all(stage.hand_off for stage in stream.stages):
            message = (
                "every stage hands on: say which one ends, by handing on to nobody"
            )
            yield no_end.found(stream.at("stages"), message)
            continue
        endless = _endless(stream)
        for circle in loops(endless):
            first = next(each for each in stream.stages if each.id == circle[0])
            message = f"work that comes here never ends: {arrows(circle)}"
            yield no_end.found(stream.at(first, "id"), message)


def _endless(stream: ValueStream) -> dict[str, list[str]]:
    """The stages from which no last one can be reached, and where they hand on."""
    onward = {stage.id: [each.to for each in stage.hand_off] for stage in stream.stages}
    ending = {name for name, after in onward.items() if not after}
    while True:
        more = {name for name, after in onward.items() if ending.intersection(after)}
        if more <= ending:
            break
        ending |= more
    return {name: after for name, after in onward.items() if name not in ending}
