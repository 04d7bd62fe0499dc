"""A boundary that says yes and no."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note
from catalogkit.model.text import Text

SIGNS = " .,;:!?。，；！？"
ARTICLES = ("a ", "an ", "the ", "your ", "our ")


@check
def contradiction(catalog: Catalog) -> Iterator[Diagnostic]:
    """The same thing is included and excluded."""
    default = catalog.manifest.default_locale
    for item in catalog.items():
        limits = item.boundary
        if limits is None or not limits.includes or not limits.excludes:
            continue
        inside = {
            key: each for each in limits.includes for key in _keys(each.what, default)
        }
        for out in limits.excludes:
            keys = _keys(out.what, default)
            same = next((inside[key] for key in keys if key in inside), None)
            if same is not None:
                words = out.what.get(default, default)
                message = f"'{words}' is excluded here and included above"
                note = Note(item.at(same), "included here")
                yield contradiction.found(item.at(out, "what"), message, notes=[note])


def _keys(text: Text, default: str) -> Iterator[tuple[str, str]]:
    for locale, words in text.by_locale.items():
        plain = words.casefold().strip(SIGNS)
        for article in ARTICLES:
            plain = plain.removeprefix(article)
        yield locale or default, plain
