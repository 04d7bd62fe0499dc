"""Why something is reached: the shortest way, each step with its file and line."""

from collections.abc import Iterator

from catalogkit.catalog.graph.edges import Edge
from catalogkit.catalog.graph.reach import Reached
from catalogkit.report.format import plural
from catalogkit.report.routes.markdown import escaped
from catalogkit.report.visible import visible
from catalogkit.review.impact.impact import Impact
from catalogkit.review.impact.lines import Lines
from catalogkit.review.impact.names import short
from catalogkit.wording.breadth import cells

GONE = " (removed)"


def why_text(impact: Impact, found: Reached, lines: Lines) -> str:
    """The way in lines of text."""
    told = [visible(_sentence(each)) for each in found.way]
    width = max(map(cells, told), default=0)
    rows = (
        f"  {text}{' ' * (width - cells(text))}  {visible(_where(each, lines))}"
        for text, each in zip(told, found.way, strict=True)
    )
    head = f"{visible(_head(impact, found))}{':' * bool(found.way)}"
    return "\n".join([head, *rows]) + "\n"


def why_markdown(impact: Impact, found: Reached, lines: Lines) -> str:
    """The way as a numbered list."""
    return "\n".join(_listed(impact, found, lines)) + "\n"


def _listed(impact: Impact, found: Reached, lines: Lines) -> Iterator[str]:
    yield f"{escaped(_head(impact, found))}{':' * bool(found.way)}\n"
    for number, each in enumerate(found.way, 1):
        place = escaped(_where(each, lines))
        yield f"{number}. {escaped(_sentence(each))} ({place})"


def _head(impact: Impact, found: Reached) -> str:
    name = found.address
    title = impact.names.title(name)
    called = f"{short(name)} “{title}”" if title else short(name)
    start = found.way[0].start if found.way else name
    if not found.way:
        return f"{called} is what changes"
    far = plural(found.steps, "step")
    does = "hears of" if found.ends else "is affected by"
    return f"{called} {does} {short(start)}, {far} away"


def _sentence(edge: Edge) -> str:
    return f"{short(edge.start)} {edge.says} {short(edge.end)}{GONE * edge.old}"


def _where(edge: Edge, lines: Lines) -> str:
    file, line = lines.of(edge)
    return f"{file}:{line}"
