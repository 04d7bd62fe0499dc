"""Findings as people and programs read them.

`show` turns places into lines and columns; a `Format` turns what is shown into one
text. Each format is one module, found by being there.
"""

from catalogkit.plugin import discover, installed
from catalogkit.report.format import Format, Run
from catalogkit.report.show import Excerpt, Shown, show

__all__ = ["Excerpt", "Format", "Run", "Shown", "formats", "show"]


def formats() -> dict[str, Format]:
    """Every way to report, by name; those of other packages are prefixed by theirs."""
    ours = {each.name: each for each in discover(__name__, Format)}
    theirs = dict(installed("catalogkit.report", Format))
    return {**theirs, **ours}
