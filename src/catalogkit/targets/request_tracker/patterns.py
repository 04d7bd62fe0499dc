"""What an answer must look like, as a pattern that Request Tracker tries on it.

The pattern is Perl's and is only tried in forms. What stands in its first comment is
what people read where an answer does not do: "Input must match [Mandatory]".
"""

import re
from collections.abc import Iterator

from catalogkit.catalog.answered import limits
from catalogkit.catalog.formats import PATTERNS, whole
from catalogkit.model.form import Field
from catalogkit.targets.request_tracker.ranges import between
from catalogkit.targets.request_tracker.spoken import line
from catalogkit.wording.messages import messages

MANDATORY = "(?#Mandatory)."
"""What Request Tracker itself writes for a field that must be given, and translates."""
MOST_REPEATS = 32_000
"""More repeats than this are too many for Perl."""
CLOCKS = frozenset({"date", "datetime"})
_NUMBER = "-?[0-9]+(?:[.][0-9]+)?"
_SIGNS = re.compile(r"[()\[\]~]+")
_UNSEEN, _PERL = re.compile(r"\\u([0-9a-f]{4})"), r"\\x{\1}"
_SAID = ("type", "pattern", "min", "max", "min_length", "max_length")


def pattern(asked: Field, locale: str, currency: str) -> str:
    """The pattern of a field; "" where every answer will do, none included."""
    required = asked.required and asked.visible_when is None
    tests = tuple(_tests(asked, currency))
    if not tests:
        return MANDATORY if required else ""
    whole_text = "".join(f"(?={each}\\z)" for each in tests)
    if not required:
        whole_text = f"(?:\\z|{whole_text})"
    comment = "; ".join(_comments(asked, locale, currency))
    return f"(?#{comment})\\A{whole_text}"


def _tests(asked: Field, currency: str) -> Iterator[str]:
    """Patterns that an answer must fit, each as a whole."""
    low, high = limits(asked, currency)
    if asked.type == "integer":
        first = low if isinstance(low, int) else None
        yield between(first, high if isinstance(high, int) else None)
    elif asked.type in {"number", "money"}:
        yield _NUMBER
    elif asked.type not in CLOCKS and asked.type in PATTERNS:
        yield PATTERNS[asked.type]
    own = whole(asked.pattern)
    if own is not None:
        yield f"(?:{_UNSEEN.sub(_PERL, own)})"
    least, most = max(asked.min_length or 0, 1), asked.max_length
    most = None if (most or 0) > MOST_REPEATS else most
    if least > 1 or most is not None:
        yield f"(?s:.{{{least},{'' if most is None else most}}})"


def _comments(asked: Field, locale: str, currency: str) -> Iterator[str]:
    """Why an answer does not do, without the signs that would end a comment."""
    said = messages(asked, locale, currency)
    for key in _SAID:
        if key in said and not (key == "type" and len(said.keys() & {*_SAID}) > 1):
            yield line(_SIGNS.sub(" ", str(said[key])))
