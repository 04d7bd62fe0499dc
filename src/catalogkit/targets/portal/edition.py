"""The portal in one locale: its texts, words and links."""

import datetime
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from catalogkit.catalog.catalog import KIND_OF, Catalog
from catalogkit.catalog.prose import prose
from catalogkit.catalog.records import Records
from catalogkit.model.base import Entity
from catalogkit.model.knowledge import Article
from catalogkit.model.options import TargetOptions
from catalogkit.model.ref import Ref
from catalogkit.model.text import Text
from catalogkit.wording import page_word
from catalogkit.wording.contract.moments import day_said
from catalogkit.wording.reader import Reader


@dataclass(frozen=True, slots=True)
class Link:
    """A title, and the page it leads to, below the folder of the locale, if any."""

    title: str
    file: str | None = None


@dataclass(frozen=True, eq=False)
class Edition:
    """Says what pages say in one locale.

    `files` holds the page of each subject by its kind and id: what has no page is a
    title without a link, so a page never leads to nowhere.
    """

    catalog: Catalog
    records: Records
    locale: str
    files: Mapping[tuple[str, str], str]

    def text(self, text: Text | None) -> str:
        """A text in this locale; nothing where there is none."""
        default = self.catalog.manifest.default_locale
        return "" if text is None else text.get(self.locale, default)

    def prose(self, text: Text | None) -> Markup:
        """A text that is Markdown, as HTML without any of the author's own."""
        return prose(self.text(text))

    def say(self, key: str, **values: str | int) -> str:
        """A word or sentence of this locale."""
        return page_word(self.locale, key, **values)

    @cached_property
    def reader(self) -> Reader:
        """The voice of this locale for sentences about the catalog."""
        return Reader(self.catalog, self.locale)

    def day(self, day: datetime.date) -> str:
        """A day as people of this locale write it."""
        return day_said(self.reader, day)

    def title(self, entity: Entity) -> str:
        """What people call something; its id where it has no title."""
        return self.text(entity.title) or entity.id

    def order(self, entity: Entity) -> tuple[bytes, str]:
        """Where something stands in a list: as people of this locale sort titles.

        The usual characters of GB 18030 stand in the order of their sound.
        """
        plain = unicodedata.normalize("NFKD", self.title(entity).casefold())
        bare = "".join(each for each in plain if not unicodedata.combining(each))
        encoding = "gb18030" if self.locale.startswith("zh") else "utf-8"
        return bare.encode(encoding), entity.id

    def link(self, kind: type[Entity] | str, name: str) -> Link:
        """The title of something and its page, if it has one."""
        of = kind if isinstance(kind, str) else KIND_OF[kind]
        entity = self.catalog.entities.get(of, {}).get(name)
        if isinstance(entity, Article):
            entity = self.catalog.translations(entity).get(self.locale, entity)
        title = name if entity is None else self.title(entity)
        return Link(title, self.files.get((PAGE_OF.get(of, of), name)))

    def to(self, ref: Ref[Any]) -> Link:
        """The title of what a reference names, and its page, if it has one."""
        return self.link(ref.kind, ref)

    @cached_property
    def options(self) -> TargetOptions:
        """What the manifest says about the portal."""
        return self.catalog.manifest.targets.get("portal") or TargetOptions()


PAGE_OF = {"service_item": "item", "value_stream": "stream"}
"""What the pages of a kind are called, where it is otherwise than the kind."""
