"""What is left of a condition when one answer is known."""

from collections.abc import Callable, Iterator

from catalogkit.catalog.canonical import (
    FALSE,
    TRUE,
    And,
    Ask,
    Between,
    During,
    Is,
    Isnt,
    Not,
    Or,
    Other,
    Test,
    Today,
    Typed,
    both,
    either,
    negated,
)
from catalogkit.catalog.holds import holds


def wanted(tree: Typed) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The answers that must be one of some texts for it to hold, with those texts."""
    parts = tree.parts if isinstance(tree, And) else (tree,)
    for part in parts:
        if isinstance(part, Ask) and (found := _texts(part.test)):
            yield part.field, found


def texts(tree: Typed, name: str) -> Iterator[str]:
    """Every text that some test asks whether the answer is."""
    match tree:
        case And(parts) | Or(parts):
            for part in parts:
                yield from texts(part, name)
        case Not(part):
            yield from texts(part, name)
        case Ask(asked, test) if asked == name:
            yield from _texts(test) or ()


def with_text(tree: Typed, name: str, text: str) -> Typed:
    """What is left when an answer is this text; FALSE where nothing can hold."""
    for asked, found in wanted(tree):
        if asked == name and text not in found:
            return FALSE
    if not _reads(tree, name):
        return tree
    return _simpler(tree, name, lambda part: _decided(part, text))


def without_texts(tree: Typed, name: str) -> Typed:
    """What is left when an answer is none of the texts that any test asks it for."""
    if not _reads(tree, name):
        return tree
    if any(asked == name for asked, _ in wanted(tree)):
        return FALSE
    return _simpler(
        tree, name, lambda part: FALSE if _texts(part.test) is not None else part
    )


def _reads(tree: Typed, name: str) -> bool:
    match tree:
        case And(parts) | Or(parts):
            return any(_reads(part, name) for part in parts)
        case Not(part):
            return _reads(part, name)
    return tree.field == name


def _simpler(tree: Typed, name: str, left: Callable[[Ask], Typed]) -> Typed:
    match tree:
        case And(parts):
            return both(_simpler(part, name, left) for part in parts)
        case Or(parts):
            return either(_simpler(part, name, left) for part in parts)
        case Not(part):
            return negated(_simpler(part, name, left))
        case Ask(asked):
            return left(tree) if asked == name else tree


def _decided(part: Ask, text: str) -> Typed:
    match part.test:
        case During():
            return part
        case Is(values) | Isnt(values):
            compared: tuple[object, ...] = values
        case Between(low, high):
            compared = (low, high)
        case _:
            compared = ()
    if any(isinstance(each, Other | Today) for each in compared):
        return part
    return TRUE if holds(part, {part.field: text}) else FALSE


def _texts(test: Test) -> tuple[str, ...] | None:
    if not isinstance(test, Is):
        return None
    found = tuple(each for each in test.values if isinstance(each, str))
    return found if len(found) == len(test.values) else None
