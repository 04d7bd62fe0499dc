"""Translations that say something else."""

import re
from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.lifecycle import written
from catalogkit.catalog.placeholders import OPEN
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity
from catalogkit.model.base import Written
from catalogkit.model.text import Text

SIGNS = re.compile(r"[0-9{/]+")
HOST = re.compile(r"https?://([^\s/)\]>\"'，。）]+)")
NUMBER = re.compile(r"(?<![A-Za-z0-9.])[0-9][0-9 ,\u202f]*(?:\.[0-9]+)?")
LARGE = re.compile(r"\s*(?:[千万亿月]|thousand|million|billion|k\b)", re.IGNORECASE)
CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}|[0-9]{1,2}\s*[ap]\.?m\b\.?", re.IGNORECASE)


@check(severity=Severity.WARNING)
def translation_differs(catalog: Catalog) -> Iterator[Diagnostic]:
    """A number, a placeholder or an address differs between two languages."""
    default, *others = catalog.manifest.locales
    for entity in written(catalog):
        texts = entity.parts("text")
        for locale in others:
            if _may_differ(texts, default, locale):
                for text in texts:
                    if default in text.by_locale and locale in text.by_locale:
                        yield from _compared(entity, text, default, locale)


def _may_differ(texts: list[Text], default: str, locale: str) -> bool:
    """A quick look at all texts of an entity at once: most have the same numbers."""
    one, two = (
        SIGNS.findall("\n".join([text.by_locale.get(each, "") for text in texts]))
        for each in (default, locale)
    )
    return one != two or not all(map(str.isdigit, one))


def _compared(
    entity: Written, text: Text, default: str, locale: str
) -> Iterator[Diagnostic]:
    one, two = text.by_locale[default], text.by_locale[locale]
    said = _difference(one, two, default, locale)
    if said is not None:
        note = Note(entity.at(text, default), f"the text in {default}")
        yield translation_differs.found(entity.at(text, locale), said, notes=[note])


def _difference(one: str, two: str, default: str, locale: str) -> str | None:
    for what, mine, theirs in (
        ("placeholder", set(OPEN.findall(one)), set(OPEN.findall(two))),
        ("address", set(HOST.findall(one)), set(HOST.findall(two))),
    ):
        if mine - theirs:
            missing = min(mine - theirs)
            return f"the {what} '{missing}' is in {default} and not in {locale}"
        if theirs - mine:
            missing = min(theirs - mine)
            return f"the {what} '{missing}' is in {locale} and not in {default}"
    mine, theirs = _numbers(one), _numbers(two)
    if mine - theirs and theirs - mine:
        own, other = min(mine - theirs), min(theirs - mine)
        return f"{default} says {own} and {locale} says {other}"
    return None


def _numbers(text: str) -> set[str]:
    """The numbers of a text, without those that languages write differently."""
    bare = CLOCK.sub("", OPEN.sub("", HOST.sub("", text)))
    return {
        re.sub("[ ,\u202f]", "", match[0]).rstrip(".")
        for match in NUMBER.finditer(bare)
        if LARGE.match(bare, match.end()) is None
    }
