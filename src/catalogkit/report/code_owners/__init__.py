"""CODEOWNERS: whom GitHub or GitLab asks when a file of the catalog is changed.

On GitHub each file has one line with all who are asked, and one of them suffices. On
GitLab those who own, those who answer for value streams and those who speak for
security stand in sections of their own, and each section is asked.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from catalogkit.catalog.handles import NAMES, Handles
from catalogkit.catalog.owners import Owner, Owners, by_file
from catalogkit.report.code_owners.lines import lines
from catalogkit.report.code_owners.patterns import pattern
from catalogkit.report.code_owners.sections import Section, sections
from catalogkit.report.format import plural

FOLDER = "catalog/"
LIMIT = 3_000_000
"""From so many bytes on GitHub does not read the file."""
FEW = 3


@dataclass(frozen=True)
class Asking:
    """Whom a host asks about each file of a catalog.

    `folder` is the way from the root of the repository to catalogkit.yaml: "", or
    something that ends in a slash.
    """

    handles: Handles
    files: tuple[str, ...]
    folder: str = ""

    @cached_property
    def lines(self) -> Sequence[str]:
        """The lines of CODEOWNERS, the general ones first: the last that fits counts.

        Where nobody answers for a file, a comment says so.
        """
        made: list[str] = []
        for section in sections(self.handles.said):
            default = self._default if section.whole else ()
            names, host = self._names(section), self.handles.host
            found = lines(names, host, self._path(FOLDER), default)
            made += [*section.heading, *found] if found else []
        nobody = [pattern(self._path(each), self.handles.host) for each in self.nobody]
        head = ["# Nobody answers for these files:"] if nobody else []
        return [*made, *head, *(f"#   {each}" for each in nobody)]

    @cached_property
    def nobody(self) -> list[str]:
        """The files that nobody is asked about."""
        named = {
            each: any(self._called(owner) for owner in owners)
            for each, owners in self._asked.items()
        }
        return [] if self._default else [each for each in named if not named[each]]

    def troubles(self) -> Iterator[str]:
        """What keeps people from being asked: a sentence each."""
        host = NAMES[self.handles.host]
        unread = [each for each in self._asked if each not in self._known]
        if unread:
            verb, them = ("is", "it") if len(unread) == 1 else ("are", "them")
            yield f"{_few(unread)} {verb} not sound, so nobody knows who owns {them}"
        every = (each for owners in self._asked.values() for each in owners)
        for team in sorted({o.team.id for o in every if not self._called(o)}):
            yield f"'{team}' must be asked, and has no name that {host} takes"
        if self.nobody:
            yield f"nobody is asked about {_few(self.nobody)}"
        size = sum(len(each.encode()) + 1 for each in self.lines)
        if self.handles.host == "github" and size >= LIMIT:
            message = f"GitHub reads no CODEOWNERS of 3 MB, and this has {size:,} bytes"
            yield f"{message}: keep what one team owns in a folder, for one line"

    def _names(self, section: Section) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for file, owners in self._asked.items():
            these = (each for each in owners if each.part in section.parts)
            names = [name for each in these for name in self._called(each)]
            if section.whole:
                names = names or [*self._default]
            found[self._path(file)] = tuple(dict.fromkeys(names))
        return found

    def _called(self, owner: Owner) -> tuple[str, ...]:
        asked = owner.team.id, owner.part
        if asked not in self._names_of:
            names = self.handles.of(owner)
            self._names_of[asked] = tuple(each.text for each in names if each.taken)
        return self._names_of[asked]

    @cached_property
    def _names_of(self) -> dict[tuple[str, str], tuple[str, ...]]:
        return {}

    def _path(self, file: str) -> str:
        return f"{self.folder}{file}"

    @cached_property
    def _known(self) -> Mapping[str, tuple[Owner, ...]]:
        return by_file(self.handles.catalog)

    @cached_property
    def _asked(self) -> Mapping[str, tuple[Owner, ...]]:
        return {each: self._known.get(each, ()) for each in sorted(self.files)}

    @cached_property
    def _default(self) -> tuple[str, ...]:
        found = Owners(self.handles.catalog).default()
        return tuple(name for each in found for name in self._called(each))


def _few(files: list[str]) -> str:
    named = ", ".join(files[:FEW])
    more = len(files) - FEW
    return f"{named} and {plural(more, 'file')} more" if more > 0 else named
