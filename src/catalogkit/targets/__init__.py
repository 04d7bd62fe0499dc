"""What a catalog becomes: files for programs that know nothing of us.

A target is a pure function from a catalog to resources. What it cannot carry it says:
with a finding at the author's place, or with a reason in `ignores`.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from json.encoder import encode_basestring

from catalogkit.catalog.catalog import Catalog
from catalogkit.constructs.capability import Capabilities
from catalogkit.constructs.losses import LOSSY, lossy
from catalogkit.diagnostic import Diagnostic, Rule
from catalogkit.drafting.adopted import Adopting
from catalogkit.hidden import Hidden
from catalogkit.model.options import PlatformOptions, Secret
from catalogkit.platform import Platform
from catalogkit.plugin import discover, installed
from catalogkit.resource import Kinds, Resource

__all__ = [
    "LOSSY", "SAME_NAME", "SETTINGS_OF_OTHERS", "TOO_LONG", "Emit", "Reveal", "Says",
    "Side", "Target", "lossy", "targets", "written",
]  # fmt: skip
SAME_NAME = Rule(
    "target/same-name", "A platform takes two names of the catalog for one."
)
TOO_LONG = Rule("target/name-too-long", "A platform cuts off the end of a name.")
WIDTH = 99
"""So long may a line of JSON be, the comma behind it not counted."""
SETTINGS_OF_OTHERS = {
    "manifest.targets.accent": "for the portal only",
    "manifest.targets.action": "for the portal only",
    "manifest.targets.request_url": "for the portal only",
    "manifest.words": "for checks only",
    "manifest.owner": "says who must agree to a change of the catalog",
    "manifest.code_owners": "says who must agree to a change of the catalog",
    "manifest.environments": "applied before, when the catalog is read for a stage",
}
"""Why targets that make no pages leave out what the manifest says to others."""
_SCALAR = json.JSONEncoder(allow_nan=False)
Emit = Callable[[Catalog], Iterator[Resource | Diagnostic]]
Says = Callable[[Catalog], Iterator[Diagnostic]]
Reveal = Callable[[Secret], Hidden]
"""Gives what a secret says, when it is needed. Raises Unreachable without it."""


@dataclass(frozen=True, slots=True)
class Side:
    """The live side of a target: what a platform should hold, and how to reach it.

    `goal` gives what it should hold, of the kinds of `kinds`. `connect` raises
    Unreachable with a sentence that says what is missing; it writes nothing. `adopted`
    makes definitions of what is there.
    """

    kinds: Kinds
    goal: Emit
    connect: Callable[[PlatformOptions, Reveal], Platform]
    adopted: Adopting | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A platform or format, and what it makes of a catalog.

    `ignores` maps a route of the model, without ids and indices
    ("service_item.value"), to the reason why it and all below it are left out;
    `capabilities` says of every construct how it is carried.
    `count` tells how many resources there will be, for those who wait. `side` is there
    where a live platform can be brought to the catalog. `says` finds what `emit` finds
    without making anything, where that is much quicker.
    """

    name: str
    summary: str
    emit: Emit
    count: Callable[[Catalog], int]
    ignores: Mapping[str, str] = field(default_factory=dict)
    capabilities: Capabilities = field(default_factory=dict)
    side: Side | None = None
    says: Says | None = None


def targets() -> dict[str, Target]:
    """Every target by name: ours, and those of the group catalogkit.targets."""
    found = {each.name: each for each in discover(__name__, Target)}
    for name, each in installed("catalogkit.targets", Target):
        found.setdefault(name, replace(each, name=name))
    return dict(sorted(found.items()))


def written(value: object, indent: int = 0, room: int = WIDTH) -> str:
    """A value as JSON for people, too: what fits on a line stands on one."""
    deeper = indent + 2
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        parts = [written(each, deeper, WIDTH - deeper) for each in value]
        return _joined(parts, "[", "]", indent, room)
    if isinstance(value, dict):
        parts = []
        for key, each in value.items():
            name = f"{encode_basestring(key)}: "
            parts.append(name + written(each, deeper, WIDTH - deeper - len(name)))
        return _joined(parts, "{", "}", indent, room)
    return _SCALAR.encode(value)


def _joined(parts: list[str], start: str, end: str, indent: int, room: int) -> str:
    """Parts on one line where they fit: then none of them has several lines."""
    if sum(map(len, parts)) + 2 * len(parts) <= room:
        flat = f"{start}{', '.join(parts)}{end}"
        if "\n" not in flat:
            return flat
    inside = f"\n{' ' * (indent + 2)}"
    return f"{start}{inside}{f',{inside}'.join(parts)}\n{' ' * indent}{end}"
