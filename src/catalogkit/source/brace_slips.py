"""Keys in braces that were meant as text: a comma, or the punctuation of elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalogkit.diagnostic import Diagnostic, Edit, Place, Span
from catalogkit.source.grow import grow
from catalogkit.source.routes import span_between
from catalogkit.source.trap_rules import (
    COMMA_IN_TEXT,
    FULL_WIDTH,
    MISSING_SPACE,
    SPECIAL_CHARACTER,
    TIGHT_COLON,
    WIDE,
    in_quotes,
    wide_message,
)
from catalogkit.source.tree import BrokenError, Mapping, Part, Scalar

_LOCALE = re.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
_NAME = re.compile("[a-z0-9_.-]+")
_WIDE = re.compile("(?<=[A-Za-z0-9_])： *|， *(?=[A-Za-z][\\w-]* *：)")
_TIGHT = re.compile("[A-Za-z_][\\w-]*:(?=[^\\s:/])")


@dataclass(frozen=True, slots=True)
class Slip:
    """Keys in braces without a value, and the text they belong to or hold.

    `key` is the one whose text a comma cut; None when the keys stand alone. `mended` is
    what `written` should be, if that is certain.
    """

    key: str | None
    dropped: tuple[str, ...]
    span: Span
    written: str
    mended: str | None = None

    def meant(self) -> dict[str, str]:
        """The keys and texts that the author meant, as far as that is certain."""
        if self.mended is None:
            return {}
        if self.key is not None:
            return {self.key: self.mended}
        try:
            root = grow(f"{{{self.mended}}}").root
        except BrokenError:
            return {}
        pairs = root.pairs() if isinstance(root, Mapping) else ()
        return {
            key.value: value.value
            for key, value in pairs
            if isinstance(key, Scalar) and isinstance(value, Scalar)
        }


def brace_slips(text: str, mapping: Mapping) -> Iterator[Slip]:
    """Every run of keys in braces that have no value."""
    pairs = [(key, value) for key, value in mapping.pairs() if isinstance(key, Scalar)]
    at = 0
    while at < len(pairs):
        cut = at + 1
        while cut < len(pairs) and _lonely(text, *pairs[cut]):
            cut += 1
        run = [key for key, _ in pairs[at:cut]]
        if _lonely(text, *pairs[at]):
            yield _alone(text, run)
        elif cut > at + 1:
            yield _cut(text, pairs[at][1], run)
        at = cut


def brace_slip_found(path: str, slip: Slip) -> Diagnostic:
    """What is wrong with keys that have no value."""
    place = Place(path, span=slip.span, anchor=slip.written)
    if slip.key is None:
        return _alone_found(place, slip)
    lost = "', '".join(slip.dropped)
    if slip.mended is None:
        message = (
            f"'{lost}' stands in braces without a value; a text with a comma stands "
            "in quotes, a list in brackets"
        )
        return COMMA_IN_TEXT.found(place, message)
    message = (
        f"the comma ends the text of '{slip.key}', and '{lost}' becomes a key; "
        "a text with a comma in braces stands in quotes"
    )
    return COMMA_IN_TEXT.found(place, message, fix=in_quotes(place, slip.mended))


def _lonely(text: str, key: Part, value: Part) -> bool:
    """A key in braces without colon."""
    blank = isinstance(value, Scalar) and value.start.index == value.end.index
    return blank and not text[key.end.index :].lstrip().startswith(":")


def _cut(text: str, value: Part, run: list[Scalar]) -> Slip:
    key, *rest = run
    dropped = tuple(each.value for each in rest)
    written = text[value.start.index : rest[-1].end.index]
    plain = isinstance(value, Scalar) and not value.style and not value.blank
    words = all(_NAME.fullmatch(each) is None for each in dropped)
    certain = plain and (words or _LOCALE.fullmatch(key.value) is not None)
    span = span_between(value.start, rest[-1].end)
    mended = " ".join(written.split()) if certain else None
    return Slip(key.value, dropped, span, written, mended)


def _alone(text: str, run: list[Scalar]) -> Slip:
    first, last = run[0], run[-1]
    written = text[first.start.index : last.end.index]
    mended = _WIDE.sub(lambda mark: WIDE[mark.group()[0]], written)
    tight = _TIGHT.match(mended)
    if mended == written and tight:
        mended = f"{written[: tight.end()]} {written[tight.end() :]}"
    span = span_between(first.start, last.end)
    dropped = tuple(each.value for each in run)
    return Slip(None, dropped, span, written, None if mended == written else mended)


def _alone_found(place: Place, slip: Slip) -> Diagnostic:
    if slip.mended is None:
        lost = "', '".join(slip.dropped)
        message = (
            f"'{lost}' stands in braces without a value; a text that starts with '{{' "
            "stands in quotes, a list in brackets"
        )
        return SPECIAL_CHARACTER.found(place, message)
    fix = Edit(place, "replace", slip.mended, f"write {slip.mended}")
    wide = _WIDE.search(slip.written)
    if wide is None:
        return MISSING_SPACE.found(place, TIGHT_COLON, fix=fix)
    return FULL_WIDTH.found(place, wide_message(wide.group()[0]), fix=fix)
