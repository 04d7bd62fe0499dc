"""Items of which nobody knows which to take."""

import re
import unicodedata
from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Severity
from catalogkit.model.service_item import ServiceItem

Words = tuple[str, ...]
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")
_ENGLISH = "a|an|the|of|for|to|in|on|at|and|or|with|your|my|new"
_SMALL = frozenset((*_ENGLISH.split("|"), "的", "与", "和", "及"))


@check(severity=Severity.WARNING)
def duplicate_item(catalog: Catalog) -> Iterator[Diagnostic]:
    """Two live items are called by the same words, and the same people see both."""
    seen: dict[tuple[str, Words], list[ServiceItem]] = {}
    live = [each for each in catalog.items() if each.lifecycle == "live"]
    for item in live:
        for locale, title, words in _titles(catalog, item):
            alike = seen.setdefault((locale, words), [])
            other = next((each for each in alike if _meet(each, item)), None)
            alike.append(item)
            if other is not None:
                message = f"'{title}' is called like '{other.id}', so people cannot"
                message += " choose: join the two, or say what tells them apart"
                note = Note(other.at("title"), "the other one")
                yield duplicate_item.found(item.at("title"), message, notes=[note])
                break


def _titles(catalog: Catalog, item: ServiceItem) -> Iterator[tuple[str, str, Words]]:
    default = catalog.manifest.default_locale
    for locale in catalog.manifest.locales:
        title = item.title.get(locale, default)
        words = _words(title)
        if words:
            yield locale, title, words


def _words(title: str) -> Words:
    """The words that tell, in no order; of Chinese its characters."""
    words = _WORD.findall(unicodedata.normalize("NFKC", title).casefold())
    return tuple(sorted(each for each in words if each not in _SMALL))


def _meet(one: ServiceItem, other: ServiceItem) -> bool:
    """Whether somebody may see both, as far as their audiences say."""
    who = {*one.audience}, {*other.audience}
    return not all(who) or bool(who[0] & who[1])
