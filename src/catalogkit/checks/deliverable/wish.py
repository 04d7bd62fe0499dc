"""A wish where a result belongs."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.checks.deliverable.wishful import Ears
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.manifest import Words

INSTEAD = "say what is true when the request is closed"


@check
def wish(catalog: Catalog) -> Iterator[Diagnostic]:
    """A deliverable names a wish or an activity instead of a completed result."""
    ears = Ears(catalog.manifest.words or Words(), catalog.manifest.default_locale)
    for item in catalog.items():
        for each in item.deliverables:
            for locale, text in each.result.by_locale.items():
                heard = ears.of(locale).wish(text)
                if heard is not None:
                    place = item.at(each, "result", locale)
                    yield wish.found(place, _sentence(text, heard))


def _sentence(text: str, heard: str) -> str:
    words = " ".join(text.split())
    because = "" if heard == words.casefold() else f" ('{heard}')"
    return f"'{words}' is a wish or an activity{because}, not a result: {INSTEAD}"
