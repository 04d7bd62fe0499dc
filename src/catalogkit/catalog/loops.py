"""Circles: what leads back to itself."""

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter


def loops(edges: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, ...]]:
    """One circle for each knot of names, from its first name back to it: (a, b, a).

    `edges` holds what each name leads to; a name without an entry leads nowhere.
    """
    left = {name: tuple(edges[name]) for name in sorted(edges)}
    while True:
        try:
            TopologicalSorter(left).prepare()
        except CycleError as error:
            found: list[str] = error.args[1][::-1]
            yield _from_its_first(found[:-1])
            for name in found:
                left.pop(name, None)
        else:
            return


def arrows(loop: tuple[str, ...]) -> str:
    """A circle in one line: a → b → a."""
    return " → ".join(loop)


def _from_its_first(names: list[str]) -> tuple[str, ...]:
    start = names.index(min(names))
    return (*names[start:], *names[:start], names[start])
