"""The texts that are Markdown, and what stands in them."""

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.fields import every_field
from catalogkit.catalog.lifecycle import in_use
from catalogkit.diagnostic import Place
from catalogkit.model.base import Entity
from catalogkit.model.knowledge import Article, Notification
from catalogkit.model.text import Text


def tokens(markdown: str) -> Iterator[Token]:
    """Every token of a text in reading order; links are kept, wherever they lead."""
    reader = MarkdownIt("commonmark")
    reader.validateLink = _any_link  # type: ignore[method-assign]
    for token in reader.parse(markdown):
        yield token
        yield from token.children or ()


def markdown_texts(catalog: Catalog, *signs: str) -> Iterator[tuple[Place, str]]:
    """Every Markdown text that holds one of some signs, with its place."""
    for entity, text in _texts(catalog):
        for locale, words in text.by_locale.items():
            if any(sign in words for sign in signs):
                yield entity.at(text, locale), words
    for article in catalog.all(Article):
        if any(sign in article.body for sign in signs):
            yield article.at("body"), article.body


def _any_link(url: str) -> bool:  # noqa: ARG001 - the reader's signature
    return True


def _texts(catalog: Catalog) -> Iterator[tuple[Entity, Text]]:
    for entity in in_use(catalog):
        if entity.description is not None:
            yield entity, entity.description
    for message in catalog.all(Notification):
        yield message, message.body
    for entity, field in every_field(catalog):
        if field.help is not None:
            yield entity, field.help
