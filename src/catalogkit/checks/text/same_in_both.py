"""Translations that were never made."""

import re
from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.texts import odd_texts
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Severity
from catalogkit.model.text import Text

NAME = 12
"""Up to so many characters a text may be a name, which needs no translation."""
SCRIPTS = {"zh": "[\u3400-\u9fff]", "ja": "[\u3040-\u9fff]", "ko": "[\uac00-\ud7a3]"}
WORDS = re.compile(r"[^\W\d_]{2,}")


@check(severity=Severity.WARNING)
def same_in_both(catalog: Catalog) -> Iterator[Diagnostic]:
    """A text is the same in two languages of different scripts."""
    default = catalog.manifest.default_locale
    foreign = [
        (each, re.compile(SCRIPTS[language]))
        for each in catalog.manifest.locales
        if (language := each.partition("-")[0]) in SCRIPTS and each != default
    ]
    for entity, text in odd_texts(catalog):
        for locale, script in foreign:
            if _is_untranslated(text, locale, default, script):
                message = f"the text in {locale} is the one in {default}"
                place = entity.at(text, locale)
                yield same_in_both.found(place, f"{message}, not a translation")


def _is_untranslated(
    text: Text, locale: str, default: str, script: re.Pattern[str]
) -> bool:
    words = text.by_locale.get(locale, "")
    if len(words) <= NAME or words != text.by_locale.get(default):
        return False
    return len(WORDS.findall(words)) > 1 and script.search(words) is None
