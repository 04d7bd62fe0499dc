"""Placeholders that nothing fills."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.placeholders import is_unclosed, placeholders
from catalogkit.catalog.words import asked, dotted, words
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note, Place
from catalogkit.model.knowledge import Notification
from catalogkit.model.near import near
from catalogkit.model.service_item import ServiceItem

ANSWERS = "answers."


@check
def unknown_placeholder(catalog: Catalog) -> Iterator[Diagnostic]:
    """A message leaves a place open that nothing fills."""
    known = dotted(words(catalog))
    users: dict[str, list[ServiceItem]] = {}
    for item in catalog.items():
        for use in item.notifications:
            users.setdefault(use.template, []).append(item)
    for message in catalog.all(Notification):
        yield from _judged(message, users.get(message.id, []), known)


def _judged(
    message: Notification, users: list[ServiceItem], known: list[str]
) -> Iterator[Diagnostic]:
    for text in (message.subject, message.body):
        for locale, name in placeholders(text):
            place = message.at(text, locale)
            if name.startswith(ANSWERS):
                yield from _unasked(place, name, users)
            elif name not in known:
                behind = [each for each in known if each.startswith(f"{name}.")]
                said = f"nothing fills '{{{{{name}}}}}'{near(name, behind or known)}"
                yield unknown_placeholder.found(place, said)
        for locale, written in text.by_locale.items():
            if is_unclosed(written):
                said = "a placeholder is not closed: write {{requester.name}}"
                yield unknown_placeholder.found(message.at(text, locale), said)


def _unasked(place: Place, name: str, users: list[ServiceItem]) -> Iterator[Diagnostic]:
    """What the first item that sends the message and does not ask makes of it."""
    for item in users:
        names = asked([item])
        if name not in names:
            note = Note(item.at("id"), "this item sends it")
            said = f"'{item.id}' does not ask '{name}'{near(name, names)}"
            yield unknown_placeholder.found(place, said, notes=[note])
            return
