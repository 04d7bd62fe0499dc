"""Plain words as Markdown that shows them."""

import re

from catalogkit.targets.request_tracker.spoken import line, plain

SIGNS = re.compile(
    r"[\\`*\[]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|<(?=[A-Za-z/!?])|&(?=#|[A-Za-z])"
)
FIRST = re.compile(r"^([#+\-=|~>]|[0-9]+[.)])")


def escaped(text: str) -> str:
    """Words as Markdown that reads as they are, on one line."""
    words = line(text)
    if plain(words) == words:
        return words
    signs = SIGNS.sub(lambda found: f"\\{found[0]}", words)
    return FIRST.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", signs)
