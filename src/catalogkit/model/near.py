"""The nearest of the names that would have been right."""

import difflib
from collections.abc import Iterable, Iterator

FEW = 6
MANY = 200
SHORTEST = 4
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-_./"


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The one known name that is clearly meant, or None."""
    names = set(known)
    if len(names) > MANY:
        # To compare with each of very many names takes long, and most look alike.
        found = sorted(names.intersection(_one_slip(name)))
        return found[0] if found else None
    folded = _folded(name)
    same = sorted(each for each in names if _folded(each) == folded)
    found = same or difflib.get_close_matches(name, sorted(names), n=1, cutoff=0.7)
    return found[0] if found else None


def certain(name: str, known: Iterable[str]) -> str | None:
    """The one known name that differs by a slip of the fingers only, or None.

    Good enough for a fix; `nearest` is good enough for a question.
    """
    found = sorted(set(known).intersection(_one_slip(name)))
    long = len(name) >= SHORTEST
    return found[0] if len(found) == 1 and long else None


def near(name: str, known: Iterable[str]) -> str:
    """What to say behind "unknown 'x'": the near one, else the few there are."""
    names = set(known)
    found = nearest(name, names)
    if found is not None:
        return f"; did you mean '{found}'?"
    if 0 < len(names) <= FEW:
        return f"; there is {', '.join(sorted(names))}"
    return ""


def _folded(name: str) -> str:
    return name.replace("-", "_").casefold()


def _one_slip(name: str) -> Iterator[str]:
    """Every name from which one slip of the fingers makes this one."""
    name = name.lower()
    yield from (name, name.replace("-", "_"), name.replace("_", "-"))
    for at in range(len(name) + 1):
        before, after = name[:at], name[at:]
        yield before + after[1:]
        yield before + after[1:2] + after[:1] + after[2:]
        for letter in LETTERS:
            yield before + letter + after
            yield before + letter + after[1:]
