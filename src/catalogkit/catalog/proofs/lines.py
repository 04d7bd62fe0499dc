"""Which lines of a condition exclude one another, and which change nothing."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from catalogkit.catalog.canonical import (
    TRUE,
    And,
    Ask,
    Given,
    Not,
    Or,
    Typed,
    both,
    either,
    negated,
)
from catalogkit.catalog.proofs.asking import Asking

MANY = 20
"""Of more lines than these nobody looks for the two that exclude one another."""


def excluding(
    asking: Asking, tree: Typed, given: Typed = TRUE, group: str = ""
) -> tuple[Typed, ...]:
    """One or two lines of a condition that never hold (together); else none."""
    parts = tree.parts if isinstance(tree, And) else (tree,)
    if len(parts) > MANY:
        return ()
    for few in (*((part,) for part in parts), *combinations(parts, 2)):
        if not asking.possible([given, *few], group):
            return tuple(few) if len(parts) > 1 or isinstance(tree, Ask) else ()
    return ()


def hidden(asking: Asking, tree: Typed, given: Typed = TRUE, group: str = "") -> str:
    """The field that a condition reads and that is hidden whenever the rest holds."""
    parts = tree.parts if isinstance(tree, And) else (tree,)
    if group:
        return ""
    shown = {field.id: asking.tree(field.visible_when) for field in asking.item.form}
    for part in parts:
        name = part.field.partition(".")[0] if isinstance(part, Ask) else ""
        visible = shown.get(name)
        if visible is None or part == Ask(name, Given(given=False)):
            continue
        rest = [given, *(each for each in parts if each is not part)]
        if asking.possible(rest) and not asking.possible([*rest, visible]):
            return name
    return ""


def spare(
    asking: Asking, tree: Typed, given: Typed = TRUE, group: str = ""
) -> Iterator[tuple[Typed, bool]]:
    """Each line that can go, and whether it never holds (else it changes nothing).

    `given` is what the lines around a part say already.
    """
    match tree:
        case And(parts):
            yield from _of_all(asking, parts, given, group)
        case Or(parts):
            yield from _of_any(asking, parts, given, group)
        case Not(part):
            yield from spare(asking, part, given, group)


def _of_all(
    asking: Asking, parts: Sequence[Typed], given: Typed, group: str
) -> Iterator[tuple[Typed, bool]]:
    left = list(parts)
    for part in reversed(parts):
        others = both([given, *(each for each in left if each is not part)])
        if not asking.possible([others, negated(part)], group):
            left.remove(part)
            yield part, False
        else:
            yield from spare(asking, part, others, group)


def _of_any(
    asking: Asking, parts: Sequence[Typed], given: Typed, group: str
) -> Iterator[tuple[Typed, bool]]:
    left = list(parts)
    for part in reversed(parts):
        if not asking.possible([given, part], group):
            left.remove(part)
            yield part, True
            continue
        others = negated(either(each for each in left if each is not part))
        if not asking.possible([given, others, part], group):
            left.remove(part)
            yield part, False
        else:
            yield from spare(asking, part, both([given, others]), group)
