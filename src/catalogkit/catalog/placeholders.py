"""What texts leave open: {{requester.name}}."""

import re
from collections.abc import Iterator

from catalogkit.model.text import Text

OPEN = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")


def placeholders(text: Text) -> Iterator[tuple[str, str]]:
    """Every placeholder of a text: (locale, name); "" is the plain string's locale."""
    for locale, words in text.by_locale.items():
        if "{{" in words:
            for name in OPEN.findall(words):
                yield locale, name


def is_unclosed(words: str) -> bool:
    """Whether a text opens a placeholder and never closes it, or closes none."""
    rest = OPEN.sub("", words)
    return "{{" in rest or "}}" in rest
