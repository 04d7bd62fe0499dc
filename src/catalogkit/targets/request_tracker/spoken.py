"""What Request Tracker shows: one language, plain words, no more than fits."""

from dataclasses import dataclass
from functools import cached_property

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.markdown import tokens
from catalogkit.catalog.records import Records
from catalogkit.model.text import Text
from catalogkit.targets.request_tracker.shared import Shared

LONGEST_NAME = 200
LONGEST_TEXT = 255
"""So many bytes of a name, and of a description, are kept: the rest is cut off."""
_BREAKS = {"softbreak", "hardbreak", "paragraph_close", "heading_close"}


@dataclass(frozen=True)
class Spoken:
    """A catalog in the words of its default locale, the only ones that there are."""

    catalog: Catalog
    records: Records

    @cached_property
    def locale(self) -> str:
        """The locale of every name."""
        return self.catalog.manifest.default_locale

    @cached_property
    def shared(self) -> Shared:
        """The questions that are one custom field for several items."""
        return Shared.of(self.catalog)

    def said(self, text: Text | None, otherwise: str = "") -> str:
        """A text, or what stands for it where there is none."""
        if text is None:
            return otherwise
        return line(text.get(self.locale, self.locale)) or otherwise


def line(text: str) -> str:
    """A text on one line, as a field of one line gives it back."""
    return " ".join(text.split())


def plain(markdown: str) -> str:
    """The words of a Markdown text, without its marks, on one line."""
    found = []
    for token in tokens(markdown):
        if token.type in _BREAKS:
            found.append(" ")
        elif token.type in {"text", "code_inline", "code_block", "fence"}:
            found.append(token.content)
    return line("".join(found))


def fitting(text: str, most: int = LONGEST_TEXT) -> str:
    """A text that is kept whole: at most so many bytes, then an ellipsis."""
    if len(text.encode()) <= most:
        return text
    cut = text.encode()[: most - len("…".encode())].decode(errors="ignore")
    return f"{cut.rstrip()}…"
