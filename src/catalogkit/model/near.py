"""The nearest of the names that would have been right."""

import difflib
from collections.abc import Iterable

FEW = 6


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The one known name that is clearly meant, or None."""
    names = sorted(set(known))
    folded = name.replace("-", "_").casefold()
    same = [each for each in names if each.replace("-", "_").casefold() == folded]
    found = same or difflib.get_close_matches(name, names, n=1, cutoff=0.7)
    return found[0] if found else None


def near(name: str, known: Iterable[str]) -> str:
    """What to say behind "unknown 'x'": the near one, else the few there are."""
    names = sorted(set(known))
    found = nearest(name, names)
    if found is not None:
        return f"; did you mean '{found}'?"
    if 0 < len(names) <= FEW:
        return f"; there is {', '.join(names)}"
    return ""
