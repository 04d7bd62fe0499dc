"""An import beside what the last one made, and what became of that since."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from catalogkit.diagnostic import Diagnostic, Place
from catalogkit.drafting.changes import changes
from catalogkit.drafting.renewal import COLLISION, renewed
from catalogkit.source.node import Value
from catalogkit.source.read import read_exactly

Texts = Mapping[str, str]
ENDINGS = (".yaml", ".yml")
"""Files of which single values can be told and merged."""


class Fate(StrEnum):
    """What happens to a file."""

    NEW = "new"
    SAME = "unchanged"
    REPLACED = "replaced"
    MERGED = "merged"
    FOREIGN = "there already, and not of this import"
    GONE = "gone from the source; it stays until you delete it"
    DELETED = "deleted here; --force writes it again"


@dataclass(frozen=True)
class Step:
    """What happens to one file: its new text, what the source changed, collisions."""

    path: str
    fate: Fate
    text: str | None = None
    said: tuple[str, ...] = ()
    found: tuple[Diagnostic, ...] = ()


def steps(last: Texts, own: Texts, made: Texts, *, force: bool) -> Iterator[Step]:
    """For every file: `last` import, the author's `own`, and what is `made` now.

    With `force` the source is right, whatever the author wrote.
    """
    for path in sorted({*last, *made}):
        if path not in made:
            if path in own:
                yield Step(path, Fate.GONE)
        elif force and own.get(path, made[path]) != made[path]:
            yield Step(path, Fate.REPLACED, made[path], _said(path, own, made))
        else:
            yield _step(path, last.get(path), own.get(path), made[path])


def _step(path: str, last: str | None, own: str | None, made: str) -> Step:
    if own is None:
        return Step(path, Fate.NEW if last is None else Fate.DELETED, made)
    if made in {own, last}:
        return Step(path, Fate.SAME)
    if last is None:
        return Step(path, Fate.FOREIGN, made)
    if own == last:
        said = _said(path, {path: last}, {path: made})
        return Step(path, Fate.REPLACED, made, said)
    if not path.endswith(ENDINGS):
        message = "the source has changed this, and so have you; yours is kept"
        return Step(path, Fate.MERGED, found=(COLLISION.found(Place(path), message),))
    done = renewed(path, last, own, made)
    text = None if done.text == own else done.text
    return Step(path, Fate.MERGED, text, tuple(done.said), tuple(done.found))


def _said(path: str, before: Texts, after: Texts) -> tuple[str, ...]:
    if not path.endswith(ENDINGS):
        return ()
    found = changes(_value(before[path]), _value(after[path]))
    return tuple(each.said() for each in found)


def _value(text: str) -> Value:
    return read_exactly("x.yaml", text.encode()).value
