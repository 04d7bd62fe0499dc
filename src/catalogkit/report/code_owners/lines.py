"""Files and those who are asked, as lines of which the last that fits counts."""

from collections import Counter
from collections.abc import Iterator, Mapping

from catalogkit.catalog.handles import Host
from catalogkit.report.code_owners.patterns import doubtful, pattern

Names = tuple[str, ...]
Asked = Mapping[str, Names]
"""Each file, by its path from the root of the repository, and the names to ask."""


def lines(asked: Asked, host: Host, below: str, default: Names) -> list[str]:
    """A line for the folder `below`, for those in it, for files that ask others.

    Where a name cannot be said exactly, its pattern may fit other files, or a folder
    of them: so it stands before theirs, and of folders nothing is said.
    """
    first = {below: default} if default else {}
    unsure = {each: count for each in asked if (count := doubtful(each, host))}
    if not unsure:
        said = {**first, **dict(_folded(asked, below, default))}
        return [_line(pattern(each, host), said[each]) for each in sorted(said)]
    merged: dict[str, Names] = {}
    for each in sorted(unsure, key=lambda p: (p.count("/"), -unsure[p], p)):
        name = pattern(each, host)
        merged[name] = tuple(dict.fromkeys((*merged.get(name, ()), *asked[each])))
    sure = {pattern(each, host): asked[each] for each in sorted(asked.keys() - unsure)}
    every = [*((pattern(each, host), first[each]) for each in first), *merged.items()]
    return [_line(name, names) for name, names in (*every, *sure.items()) if names]


def _line(name: str, names: Names) -> str:
    return " ".join((name, *names))


def _folded(asked: Asked, below: str, default: Names) -> Iterator[tuple[str, Names]]:
    """Each folder with the names that most in it ask, and the files that ask others."""
    inside: dict[str, Counter[Names]] = {}
    for path, names in asked.items():
        for folder in _folders(path, below):
            inside.setdefault(folder, Counter())[names] += 1
    told: dict[str, Names] = {}
    for folder in sorted(inside):
        names = _most(inside[folder])
        above = _folders(folder[:-1], below)
        if names and names != _told(told, above, default):
            told[folder] = names
            yield folder, names
    for path, names in asked.items():
        inherited = default if path.startswith(below) else ()
        if names and names != _told(told, _folders(path, below), inherited):
            yield path, names


def _told(told: Asked, folders: list[str], default: Names) -> Names:
    """What the innermost folder says that says something."""
    return next((told[each] for each in reversed(folders) if each in told), default)


def _folders(path: str, below: str) -> list[str]:
    """The folders of a file below one, the outermost first."""
    if not path.startswith(below):
        return []
    names = path.removeprefix(below).split("/")[:-1]
    return [below + "/".join(names[: n + 1]) + "/" for n in range(len(names))]


def _most(counts: Counter[Names]) -> Names:
    """The names that more than half of the files in a folder ask, where all ask some.

    What nobody is asked about cannot be taken out of a folder again.
    """
    names, count = max(counts.items(), key=lambda each: (each[1], each[0]))
    return (
        names if count > 1 and 2 * count > counts.total() and () not in counts else ()
    )
