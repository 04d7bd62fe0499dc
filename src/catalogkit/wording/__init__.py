"""What requesters read, one file a locale, and conditions read aloud."""

from catalogkit.wording.printer import BARE, Names, say
from catalogkit.wording.sentences import (
    LOCALES,
    best,
    page_word,
    request_labels,
    sentence,
    time_span,
)

__all__ = [
    "BARE",
    "LOCALES",
    "Names",
    "best",
    "page_word",
    "request_labels",
    "say",
    "sentence",
    "time_span",
]
