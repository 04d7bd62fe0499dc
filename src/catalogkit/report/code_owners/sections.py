"""The sections of CODEOWNERS: one on GitHub, several on GitLab."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogkit.catalog.owners import Part
from catalogkit.model.code_owners import GitHub, GitLab


@dataclass(frozen=True)
class Section:
    """Lines that a host reads together, and the parts of those who stand in them.

    `whole`: what has no owner of its own stands in it, too.
    """

    heading: tuple[str, ...]
    parts: tuple[Part, ...]
    whole: bool = False


def sections(said: GitHub | GitLab) -> Iterator[Section]:
    """The sections of a host, as far as the manifest says how many must agree.

    What stands above all sections of GitLab must be agreed in any case: nothing does.
    """
    if isinstance(said, GitHub):
        yield Section((), ("owner", "lead", "stream", "security"), whole=True)
        return
    agree = said.approvals
    owners = _heading("Catalog owners", agree.owners)
    yield Section(owners, ("owner", "lead"), whole=True)
    yield Section(_heading("Catalog value streams", agree.streams), ("stream",))
    yield Section(_heading("Catalog security", agree.security), ("security",))


def _heading(name: str, number: int) -> tuple[str, ...]:
    if number == 0:
        return ("", f"^[{name}]")
    return ("", f"[{name}]" if number == 1 else f"[{name}][{number}]")
