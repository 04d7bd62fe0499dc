"""What a fact may be: its type and limits, in a form, of a person, of a task."""

from collections.abc import Sequence
from dataclasses import dataclass

from catalogkit.catalog.answered import answered, limits
from catalogkit.catalog.canonical import Value
from catalogkit.catalog.formats import LENGTHS, ONE_LINE, PATTERNS, TEXTS, whole
from catalogkit.catalog.scope import FieldType
from catalogkit.model.form import Field

NO_BREAK = "[^\\x0a\\x0d]+"
ANYTHING = "(?:[\\x00-\\x7f]|[^\\x00-\\x7f])+"


@dataclass(frozen=True, slots=True)
class Sort:
    """The values a fact may have.

    `options` are the ids to choose from, None where any text is one. `patterns` must
    all fit a text as a whole. `likely` is tried first.
    """

    kind: str
    options: Sequence[str] | None = None
    low: Value | None = None
    high: Value | None = None
    shortest: int = 1
    longest: int | None = None
    patterns: tuple[str, ...] = ()
    likely: tuple[object, ...] = ()

    @property
    def is_text(self) -> bool:
        """Whether any text of some form is an answer."""
        return self.options is None and self.kind in {*TEXTS, "choice"} - _TIMES


_TIMES = {"date", "datetime"}


def of_field(field: Field, currency: str, options: Sequence[str] | None) -> Sort:
    """What a form takes in a field."""
    low, high = limits(field, currency)
    likely: tuple[object, ...] = ()
    if field.default is not None:
        given = answered(field, field.default.raw, currency)
        likely = () if given is None or isinstance(given, dict) else (given,)
    return Sort(
        field.type,
        options,
        low,
        high,
        max(field.min_length or 1, 1),
        field.max_length if field.type in TEXTS else LENGTHS.get(field.type),
        tuple(_patterns(field)),
        likely,
    )


def of_type(kind: FieldType) -> Sort:
    """What is known of a fact that no form asks for."""
    return Sort(kind.kind, kind.options)


def _patterns(field: Field) -> list[str]:
    if field.type not in TEXTS or field.type in _TIMES:
        return []
    found = [PATTERNS[field.type]] if field.type in PATTERNS else []
    own = whole(field.pattern)
    if own is not None:
        found.append(own)
    if found and field.type in ONE_LINE:
        found.append(NO_BREAK)
    return found
