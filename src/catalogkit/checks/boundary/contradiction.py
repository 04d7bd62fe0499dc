"""A boundary that says yes and no."""

import re
from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note
from catalogkit.model.text import Text

SMALL = re.compile(r"\b(?:a|an|the|one|your|its)\b|[\W_]+")
"""Words and signs that make no difference."""


@check
def contradiction(catalog: Catalog) -> Iterator[Diagnostic]:
    """The same thing is included and excluded."""
    for item in catalog.items():
        limits = item.boundary
        if limits is None or not limits.includes or not limits.excludes:
            continue
        inside = {key: each for each in limits.includes for key in _keys(each.what)}
        for out in limits.excludes:
            same = next((inside[key] for key in _keys(out.what) if key in inside), None)
            if same is not None:
                words = out.what.get("", catalog.manifest.default_locale)
                message = f"'{words}' is excluded here and included above"
                note = Note(item.at(same), "included here")
                yield contradiction.found(item.at(out, "what"), message, notes=[note])


def _keys(text: Text) -> Iterator[tuple[str, str]]:
    for locale, words in text.by_locale.items():
        yield locale, SMALL.sub("", words.casefold())
