"""Who gets what: the paths of items by team, and each item as a decision table."""

from collections.abc import Callable, Mapping, Sequence

from catalogkit.report.routes.by_item import item_sheet
from catalogkit.report.routes.by_team import team_sheets
from catalogkit.report.routes.markdown import as_markdown
from catalogkit.report.routes.sheet import Reading, Sheet
from catalogkit.report.routes.svg import as_svg
from catalogkit.report.routes.text import as_text

__all__ = ["FORMATS", "Reading", "Sheet", "as_text", "item_sheet", "team_sheets"]

FORMATS: Mapping[str, Callable[[Sequence[Sheet]], str]] = {
    "markdown": as_markdown,
    "svg": as_svg,
}
"""How sheets are written beside text (which has a width) and JSON (which has none)."""
