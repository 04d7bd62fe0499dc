"""Where a request may go instead of the usual way, and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogkit.catalog.promises import promised
from catalogkit.model.service_item import Path, ServiceItem, leads_to
from catalogkit.targets.portal.promised import Promised, promised_said
from catalogkit.wording.reader import Reader


@dataclass(frozen=True)
class Way:
    """One path: what it is called, when and why it is taken, and by when then.

    `promised` is None where nothing else is promised than usually, or where `told`
    stands in for a promise.
    """

    id: str
    title: str
    when: str
    because: str
    told: str
    team: str
    promised: Promised | None


def usual_path(item: ServiceItem) -> str | None:
    """The path of most requests: `standard`, else the first of its kind."""
    names = [n for n, path in item.paths.items() if leads_to(n, path) == "standard"]
    return "standard" if "standard" in names else next(iter(names), None)


def usual_promise(reader: Reader, item: ServiceItem) -> Promised:
    """What is promised on the usual way."""
    usual = usual_path(item)
    path = item.paths[usual] if usual else Path()
    return promised_said(reader, promised(item, path))


def other_ways(reader: Reader, item: ServiceItem) -> Iterator[Way]:
    """Every path but the usual one."""
    usual = usual_promise(reader, item)
    for name, path in item.paths.items():
        if name != usual_path(item):
            said = promised_said(reader, promised(item, path))
            yield Way(
                id=name,
                title=path_title(reader, name, path),
                when="" if path.when is None else _when(reader, path),
                because="" if path.because is None else reader.text(path.because),
                told="" if path.told is None else reader.text(path.told),
                team="" if path.team is None else reader.called(path.team),
                promised=said if _is_other(path, said, usual) else None,
            )


def _is_other(path: Path, said: Promised, usual: Promised) -> bool:
    """Whether a way promises something that its reader does not know yet."""
    if path.told is not None:
        return path.promise != "none"
    return said != usual


def path_title(reader: Reader, name: str, path: Path) -> str:
    """What a path is called; by what it leads to, where nobody gave it a title."""
    if path.title is not None:
        return reader.text(path.title)
    return reader.told(f"path_{leads_to(name, path)}")


def _when(reader: Reader, path: Path) -> str:
    assert path.when is not None  # noqa: S101 - asked before
    return reader.told("path_when", when=reader.when(path.when))
