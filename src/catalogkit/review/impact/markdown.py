"""An impact as Markdown for a forge: a picture, who must agree, the rest folded."""

from collections.abc import Collection, Iterator, Mapping

from catalogkit.report.routes.markdown import as_markdown as tables
from catalogkit.report.routes.sheet import Sheet
from catalogkit.review.impact.impact import Impact
from catalogkit.review.impact.mermaid import as_mermaid
from catalogkit.review.impact.picture import picture
from catalogkit.review.impact.sheets import (
    asked_sheet,
    group_sheets,
    head_sheet,
    resources_sheet,
    score_sheet,
)


def in_short(impact: Impact, given: Collection[str] | None = None) -> str:
    """What a comment says of it: how far it goes, the picture, and who must agree."""
    return "\n".join(_first(impact, given))


def as_markdown(
    impact: Impact,
    given: Collection[str] | None = None,
    resources: Mapping[str, list[str]] | None = None,
) -> str:
    """The whole impact."""
    return "\n".join(_parts(impact, given, resources))


def _parts(
    impact: Impact,
    given: Collection[str] | None,
    resources: Mapping[str, list[str]] | None,
) -> Iterator[str]:
    yield from _first(impact, given)
    if not impact.groups:
        return
    for each in group_sheets(impact):
        yield from _folded(each)
    yield from _folded(score_sheet(impact))
    if resources is not None:
        yield from _folded(resources_sheet(resources))


def _first(impact: Impact, given: Collection[str] | None) -> Iterator[str]:
    yield tables([head_sheet(impact)])
    if impact.groups:
        yield f"```mermaid\n{as_mermaid(picture(impact))}```\n"
        yield tables([asked_sheet(impact, given)])


def _folded(sheet: Sheet) -> Iterator[str]:
    count = f" ({len(sheet.rows)})" if sheet.rows else ""
    yield f"<details><summary>{sheet.title}{count}</summary>\n"
    yield tables([Sheet("", sheet.heads, sheet.rows, note=sheet.note)])
    yield "</details>\n"
