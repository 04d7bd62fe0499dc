"""What every importer of ours is asked: sources in text, and a catalog of drafts."""

import copy
import datetime
from pathlib import Path
from typing import Any

from catalogkit.importers import Importer
from catalogkit.plugin import discover
from catalogkit.project import Project, compiled
from tests.backstage import leaves

__all__ = ["CORPUS", "IMPORTERS", "changed", "leaves", "project_of", "sources"]

CORPUS = Path(__file__).parent / "corpus"
IMPORTERS = {each.name: each for each in discover("catalogkit.importers", Importer)}
MANIFEST = "format: 1\nname: Imported\nlocales: [en]\n"
TODAY = datetime.date(2026, 11, 22)
Json = Any


def sources(name: str) -> dict[str, bytes]:
    """Our own sources of a format, by path."""
    folder = CORPUS / name
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def project_of(files: dict[str, str]) -> Project:
    """A catalog that holds what was imported and nothing else."""
    everything = {"catalogkit.yaml": MANIFEST, **files}
    return compiled({path: text.encode() for path, text in everything.items()}, TODAY)


def changed(whole: Json, route: tuple[str | int, ...]) -> Json:
    """A value with another one at a route."""
    result = copy.deepcopy(whole)
    *steps, last = route
    inner = result
    for step in steps:
        inner = inner[step]
    match inner[last]:
        case bool():
            inner[last] = not inner[last]
        case int() | float():
            inner[last] += 2
        case str():
            inner[last] += "x"
        case _:
            inner[last] = "x"
    return result
