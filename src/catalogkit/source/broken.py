"""Why a text is no YAML, in the author's words."""

from collections.abc import Iterator

from catalogkit.diagnostic import Diagnostic, Place, Rule
from catalogkit.source.routes import span_between
from catalogkit.source.text import line_at
from catalogkit.source.tree import BrokenError

NOT_READABLE = Rule("yaml/not-readable", "A file is no YAML.")


def explain(path: str, text: str, error: BrokenError) -> Iterator[Diagnostic]:
    """Every reason why a text cannot be read."""
    place = Place(
        path,
        span=span_between(error.at, error.at),
        anchor=line_at(text, error.at.index),
    )
    yield NOT_READABLE.found(place, f"the file cannot be read here: {error.problem}")
