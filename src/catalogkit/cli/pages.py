"""The pages of the rules, as they are installed or as they stand in the sources."""

from importlib.resources import files
from pathlib import Path


def page(rule: str) -> str | None:
    """The page of a rule as Markdown, or None where there is none."""
    installed = files("catalogkit") / "pages" / f"{rule}.md"
    if installed.is_file():
        return installed.read_text(encoding="utf-8")
    source = Path(__file__).parents[3] / "docs" / "rules" / f"{rule}.md"
    return source.read_text(encoding="utf-8") if source.is_file() else None
