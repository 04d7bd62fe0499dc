"""Reviews of small changes, made in memory."""

import datetime
from collections.abc import Mapping

from catalogkit.project import Project, compiled
from catalogkit.review.review import Review
from catalogkit.review.sides import Side
from tests.pages import world

TODAY = datetime.date(2026, 11, 28)
VPN = "vpn-access.yaml"


def files(
    changes: Mapping[str, list[tuple[str, str]]] | None = None,
) -> dict[str, bytes]:
    """The small catalog, some texts in it replaced, by the name of the file."""
    found = world()
    for name, pairs in (changes or {}).items():
        path = path_of(name, found)
        text = found[path].decode("utf-8")
        for old, new in pairs:
            assert old in text, (name, old)
            text = text.replace(old, new, 1)
        found[path] = text.encode("utf-8")
    return found


def path_of(name: str, those: Mapping[str, bytes]) -> str:
    """The path of a file by its name."""
    return next(each for each in those if each.rpartition("/")[2] == name)


def review_of(
    new: Mapping[str, bytes], old: Mapping[str, bytes] | None = None
) -> Review:
    """The review of a change from the small catalog, or from another one."""
    before = sound(world() if old is None else old)
    return Review(Side("main", before), Side("working tree", sound(new, before)))


def changed(changes: Mapping[str, list[tuple[str, str]]]) -> Review:
    """The review of a change of some texts."""
    return review_of(files(changes))


def mistaken(changes: Mapping[str, list[tuple[str, str]]]) -> Review:
    """The review of a change after which the catalog has errors."""
    before = sound(world())
    after = compiled(files(changes), TODAY, known=before)
    return Review(Side("main", before), Side("working tree", after))


def sound(those: Mapping[str, bytes], known: Project | None = None) -> Project:
    """A project without errors."""
    project = compiled(those, TODAY, known=known)
    wrong = [each for each in project.diagnostics if each.severity == "error"]
    assert not wrong, wrong
    return project


RETYPED = {
    VPN: [
        ("type: paragraph", "type: url"),
        ("version: 1.0.0", "version: 2.0.0"),
    ]
}
"""A question takes another kind of answer: grave."""
WORDING = {
    VPN: [
        ("title: {en: VPN access", "title: {en: VPN from outside"),
        ("version: 1.0.0", "version: 1.0.1"),
    ]
}
"""Only words are others."""
INTERNAL = {VPN: [("effort: 10m", "effort: 20m")]}
"""What nobody outside notices."""
