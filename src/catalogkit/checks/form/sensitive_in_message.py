"""Sensitive answers where anybody reads them."""

from collections.abc import Iterator

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.fields import fields_of
from catalogkit.catalog.placeholders import placeholders
from catalogkit.checks import check
from catalogkit.diagnostic import Diagnostic, Note
from catalogkit.model.form import Field
from catalogkit.model.service_item import ServiceItem
from catalogkit.model.text import Text

Secrets = dict[str, Field]


@check
def sensitive_in_message(catalog: Catalog) -> Iterator[Diagnostic]:
    """A sensitive answer is shown in a message, a title or another public text."""
    for item in catalog.items():
        secret = {
            f"answers.{each.id}": each
            for each in fields_of(item)
            if each.sensitive is not None
        }
        if secret:
            yield from _in_messages(catalog, item, secret)
            yield from _in_texts(item, secret)


def _in_messages(
    catalog: Catalog, item: ServiceItem, secret: Secrets
) -> Iterator[Diagnostic]:
    for use in item.notifications:
        template = catalog[use.template]
        texts = (template.subject, template.body)
        for text, name in _shown(texts, secret):
            answer = name.removeprefix("answers.")
            message = f"'{use.template}' tells '{answer}', which is sensitive"
            notes = [
                Note(template.at(text), "told here"),
                Note(item.at(secret[name], "sensitive"), "sensitive"),
            ]
            place = item.at(use, "template")
            yield sensitive_in_message.found(place, message, notes=notes)


def _in_texts(item: ServiceItem, secret: Secrets) -> Iterator[Diagnostic]:
    for text, name in _shown(item.parts("text"), secret):
        answer = name.removeprefix("answers.")
        message = f"this text tells '{answer}', which is sensitive"
        note = Note(item.at(secret[name], "sensitive"), "sensitive")
        yield sensitive_in_message.found(item.at(text), message, notes=[note])


def _shown(
    texts: tuple[Text, ...] | list[Text], secret: Secrets
) -> Iterator[tuple[Text, str]]:
    """Each text with each of the names that it tells, once for all locales."""
    for text in texts:
        for name in dict.fromkeys(name for _, name in placeholders(text)):
            if name in secret:
                yield text, name
