"""Previews in a folder: a page each, a page that lists them, and pictures."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path

from catalogkit.output import Changes, Output, OutputRefused, opened
from catalogkit.review.preview.page import drawn
from catalogkit.review.preview.pair import Preview
from catalogkit.source.browser import Browser
from catalogkit.targets.portal.locales import native
from catalogkit.wording import page_word

ABOUT: Mapping[str, object] = {"holds": "previews"}
"""What the manifest of such a folder says."""
INDEX = "index.html"


def write(previews: Sequence[Preview], folder: Path, *, root: Path) -> Changes:
    """Lets a folder hold exactly these pages; `root` is where the project lies.

    Raises OutputRefused, before anything is changed.
    """
    return _opened(folder, root).write(_pages(previews), ABOUT)


def images(
    folder: Path,
    previews: Sequence[Preview],
    browser: Browser,
    *,
    root: Path,
    on_progress: Callable[[int, int], None] | None = None,
) -> Changes:
    """Adds a picture of each page that `write` left there.

    Raises BrowserFailed or OutputRefused; the pages stay as they are then.
    """
    taken = {}
    for done, each in enumerate(previews, start=1):
        taken[each.picture] = browser.picture(folder / each.page)
        if on_progress is not None:
            on_progress(done, len(previews))
    return _opened(folder, root).write({**_pages(previews), **taken}, ABOUT)


def _opened(folder: Path, root: Path) -> Output:
    output = opened(folder, root)
    if output.old and output.about != ABOUT:
        message = f"'{folder}' holds what was built: name another folder for previews"
        raise OutputRefused(message)
    return output


def _pages(previews: Sequence[Preview]) -> dict[str, bytes]:
    pages = {each.page: each.html.encode() for each in previews}
    return {**pages, INDEX: _index(previews).encode()}


def _index(previews: Sequence[Preview]) -> str:
    """The page that lists all, in the locale of the first."""
    locale = previews[0].locale if previews else "en"
    items = [list(some) for _, some in groupby(previews, key=lambda each: each.item)]
    values = {
        "locale": locale,
        "say": partial(page_word, locale),
        "items": [
            (some[0], [(each, native(each.locale)) for each in some]) for some in items
        ],
    }
    return drawn("previews.html", values, accent=None)
