"""Whether the version of each contract rose as far as its changes ask for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from catalogkit.diagnostic import Diagnostic, Edit, Note, Place, Rule, Severity
from catalogkit.diff.compare import Comparison
from catalogkit.difference import Bump, Judged
from catalogkit.model.promise import Commitment
from catalogkit.model.service_item import ServiceItem

NOT_BUMPED = Rule(
    "version/not-bumped", "A contract changed more than its version says."
)
LOWER = Rule("version/lower", "The version of a contract went down.")
ROSE_ALONE = Rule(
    "version/rose-alone",
    "The version of a contract rose, and nothing else changed.",
    Severity.HINT,
)
PARTS: tuple[Bump, ...] = ("major", "minor", "patch")
Early = tuple[tuple[int, int, str], ...]
Order = tuple[tuple[int, int, int], bool, Early]
REASONS = 3
"""So many changes are named as the reason."""


def versions(comparison: Comparison, rows: Iterable[Judged]) -> Iterator[Diagnostic]:
    """What is wrong with the versions of the items that are on both sides.

    A contract is what the item says and the classes of promise it uses. Items without a
    version, and drafts, promise nothing that a version could tell.
    """
    by_entity: dict[str, list[Judged]] = {}
    for row in rows:
        if not row.difference.address.env:
            by_entity.setdefault(row.difference.address.entity, []).append(row)
    for item in comparison.new.all(ServiceItem):
        before = comparison.before(item.key)
        if isinstance(before, ServiceItem):
            yield from _judged(before, item, by_entity)


@dataclass(frozen=True, slots=True)
class Version:
    """A version as semver.org orders it."""

    numbers: tuple[int, int, int]
    early: Early

    @property
    def order(self) -> Order:
        """What compares as the versions do: a pre-release comes before its release."""
        return self.numbers, not self.early, self.early

    def next(self, part: Bump) -> "Version":
        """The lowest version that tells of such a change.

        Below 1.0.0 the second number tells what breaks, and the third all else. A
        pre-release becomes the release it comes before, where that tells enough.
        """
        major, minor, patch = self.numbers
        if not major:
            part = "minor" if part == "major" else "patch"
        reached = {
            "major": (not minor and not patch, (major + 1, 0, 0)),
            "minor": (not patch, (major, minor + 1, 0)),
            "patch": (True, (major, minor, patch + 1)),
        }
        enough, numbers = reached[part]
        return Version(self.numbers if self.early and enough else numbers, ())

    def __str__(self) -> str:
        """As authors write it; only what `next` makes is ever shown."""
        return ".".join(map(str, self.numbers))


def version(text: str) -> Version:
    """A version from what an author wrote."""
    release, _, early = text.partition("-")
    major, minor, patch = map(int, release.split("."))
    parts = [part for part in early.split(".") if early]
    return Version((major, minor, patch), tuple(map(_early, parts)))


def _early(part: str) -> tuple[int, int, str]:
    """A number comes before a word."""
    return (0, int(part), "") if re.fullmatch("[0-9]+", part) else (1, 0, part)


def _judged(
    before: ServiceItem, item: ServiceItem, rows: Mapping[str, list[Judged]]
) -> Iterator[Diagnostic]:
    if before.version is None or item.version is None or before.lifecycle == "draft":
        return
    old, new = version(before.version), version(item.version)
    place = item.at("version")
    own = [each for key in _contract(before, item) for each in rows.get(key, ())]
    if new.order < old.order:
        message = f"version {item.version} is lower than {before.version} before"
        yield LOWER.found(place, message)
        return
    bump = next((e for e in PARTS if any(row.bump == e for row in own)), "")
    if not bump:
        alone = all(e.difference.address.route == ("version",) for e in own)
        if alone and new.order > old.order:
            message = f"only the version changed: {before.version} to {item.version}"
            yield ROSE_ALONE.found(place, message)
        return
    needed = old.next(bump)
    if new.numbers < needed.numbers or new.order <= old.order:
        grave = [each for each in own if each.bump == bump]
        yield _not_bumped(item, place, str(needed), grave)


def _not_bumped(
    item: ServiceItem, place: Place, needed: str, rows: list[Judged]
) -> Diagnostic:
    first, *more = (row.found for row in rows)
    others = f" (and {len(more)} more)" if more else ""
    message = (
        f"version {item.version} must be {needed} at least: {first.message}{others}"
    )
    notes = [Note(each.place, each.message) for each in (first, *more)[:REASONS]]
    own = place.file == item.at("id").file
    fix = Edit(place, "set", needed, f"write version {needed}") if own else None
    return NOT_BUMPED.found(place, message, notes=notes, fix=fix)


def _contract(*sides: ServiceItem) -> Iterator[str]:
    """The item and the classes of promise it uses, as keys of entities."""
    yield sides[-1].key
    promises = [each.promise for each in sides]
    promises += [
        path.promise
        for each in sides
        for path in each.paths.values()
        if isinstance(path.promise, Commitment)
    ]
    used = (str(each.use) for each in promises if each is not None and each.use)
    yield from (f"promise:{name}" for name in dict.fromkeys(used))
