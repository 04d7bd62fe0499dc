"""What a comment says beside the review: summaries, waivers, links."""

from dataclasses import dataclass
from pathlib import Path

from catalogkit.cli.findings_of import summaries
from catalogkit.cli.waiving import beside
from catalogkit.report.format import plural
from catalogkit.review.breaking import breaking
from catalogkit.review.markdown import Page
from catalogkit.review.review import Review


@dataclass(frozen=True, slots=True)
class Around:
    """What a command wrote beside a comment: so many changed forms into `folder`.

    `root` is the folder of the catalog, `link` where the whole review is found.
    """

    root: Path | None
    folder: Path | None = None
    forms: int = 0
    link: str = ""


def page_of(review: Review, around: Around) -> Page:
    """What stands around a comment."""
    today = review.catalogs[1].today
    waived = breaking(review, today, beside(around.root)).settled.waived
    return Page(
        summaries(),
        {row.fingerprint: f"{one.reason} (until {one.until})" for row, one in waived},
        around.link,
        (around.folder / "index.html").as_posix() if around.folder else "",
        plural(around.forms, "changed form"),
    )
