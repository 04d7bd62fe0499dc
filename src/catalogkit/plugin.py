"""How checks, targets and importers are found: by being there."""

import importlib
import pkgutil
from collections.abc import Iterator
from importlib.metadata import entry_points
from typing import TypeVar

T = TypeVar("T")


def discover(package: str, kind: type[T]) -> Iterator[T]:
    """Every module-level value of a type in a package or module, in order of module.

    What several modules import counts once.
    """
    root = importlib.import_module(package)
    seen: set[int] = set()
    for name in sorted(_modules(package, list(getattr(root, "__path__", [])))):
        for value in vars(importlib.import_module(name)).values():
            if isinstance(value, kind) and id(value) not in seen:
                seen.add(id(value))
                yield value


def installed(group: str, kind: type[T]) -> Iterator[tuple[str, T]]:
    """What other packages add under an entry-point group: (entry name, value).

    Raises TypeError when an entry point is of another type.
    """
    for entry in sorted(entry_points(group=group), key=lambda each: each.name):
        value = entry.load()
        if not isinstance(value, kind):
            message = f"entry point '{entry.name}' of {group} is no {kind.__name__}"
            raise TypeError(message)
        yield entry.name, value


def _modules(package: str, path: list[str]) -> Iterator[str]:
    yield package
    for found in pkgutil.walk_packages(path, f"{package}."):
        yield found.name
