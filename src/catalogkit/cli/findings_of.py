"""Rows of a review in the formats in which findings are reported."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from catalogkit.cli.options import below_here
from catalogkit.cli.pages import page
from catalogkit.cli.version import VERSION
from catalogkit.findings import rule_called
from catalogkit.report import formats
from catalogkit.report.format import Run
from catalogkit.report.show import below
from catalogkit.review.shown import annotations

if TYPE_CHECKING:
    from catalogkit.review.review import Review
    from catalogkit.review.row import Row


def reported(
    review: "Review",
    rows: Sequence["Row"],
    style: str,
    more: Mapping[str, bytes] | None = None,
    *,
    root: Path | None = None,
) -> str:
    """Some rows as findings at the lines of the new catalog."""
    shown = annotations(review, rows, more)
    nodes = {**review.old.project.nodes, **review.new.project.nodes}
    changed = {each.address.entity for each in rows}
    entities = {key: node.file for key, node in nodes.items() if key in changed}
    run = Run(VERSION, entities, rule_called, help_of=lambda rule: page(rule) or "")
    wanted = formats()[style]
    if wanted.seen_from_here:
        shown = below(shown, below_here(root))
    return wanted.render(shown, run)


def summaries() -> Mapping[str, str]:
    """Each rule and its summary."""
    from catalogkit.findings import rules

    return {each.id: each.summary for each in rules()}
