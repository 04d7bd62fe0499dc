"""The portal in one locale: its texts, words and links."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from catalogkit.catalog.catalog import KIND_OF, Catalog
from catalogkit.catalog.records import Records
from catalogkit.model.base import Entity
from catalogkit.model.options import TargetOptions
from catalogkit.model.text import Text
from catalogkit.targets.portal.prose import prose
from catalogkit.wording import page_word


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

    def day(self, day: datetime.date) -> str:
        """A day as people of this locale write it."""
        month = self.say(f"month_{day.month}")
        return self.say("day", year=day.year, month=month, day=day.day)

    def title(self, entity: Entity) -> str:
        """What people call something; its id where it has no title."""
        return self.text(entity.title) or entity.id

    def link(self, kind: type[Entity] | str, name: str) -> Link:
        """The title of something and its page, if it has one."""
        of = kind if isinstance(kind, str) else KIND_OF[kind]
        entity = self.catalog.entities.get(of, {}).get(name)
        title = name if entity is None else self.title(entity)
        return Link(title, self.files.get((PAGE_OF.get(of, of), name)))

    @cached_property
    def options(self) -> TargetOptions:
        """What the manifest says about the portal."""
        return self.catalog.manifest.targets.get("portal") or TargetOptions()


PAGE_OF = {"service_item": "item", "value_stream": "stream"}
"""What the pages of a kind are called, where it is otherwise than the kind."""
