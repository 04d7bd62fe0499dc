"""In which order paths are tried: the first whose condition holds is taken."""

from collections.abc import Mapping
from contextlib import suppress
from graphlib import CycleError, TopologicalSorter

from catalogkit.model.service_item import Path, ServiceItem


def in_order(item: ServiceItem) -> list[tuple[str, Path]]:
    """A path before those it goes before, else as written; without `when` last."""
    paths = item.paths
    names = sorted(paths, key=lambda name: paths[name].when is None)
    with suppress(CycleError):  # paths that go before one another stay as written
        names = _sorted(names, paths)
    return [(name, paths[name]) for name in names]


def _sorted(names: list[str], paths: Mapping[str, Path]) -> list[str]:
    sorter: TopologicalSorter[str] = TopologicalSorter(dict.fromkeys(names, ()))
    for name in names:
        for later in paths[name].before:
            if later in paths:
                sorter.add(later, name)
    sorter.prepare()
    found: list[str] = []
    ready: list[str] = []
    while sorter.is_active():
        ready = sorted([*ready, *sorter.get_ready()], key=names.index)
        first, *ready = ready
        found.append(first)
        sorter.done(first)
    return found
