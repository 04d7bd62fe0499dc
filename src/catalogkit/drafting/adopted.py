"""What is on a live platform, as definitions."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from catalogkit.diagnostic import Diagnostic
from catalogkit.drafting.saying import Block
from catalogkit.platform import Held
from catalogkit.resource import Key

Natives = Mapping[tuple[str, str], Key]
"""(kind, native id) → what we call a thing of a platform."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a project knows before an import.

    `natives` are the things that it calls something already, `ids` those of its
    definitions, by kind. `zone` is where hours without a time zone are read.
    """

    locale: str
    today: datetime.date
    natives: Natives = field(default_factory=dict)
    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    zone: str = ""


Adopting = Callable[[Sequence[Held], Known], "Adopted"]


@dataclass(frozen=True, slots=True)
class Adopted:
    """What an import makes of all that a platform holds.

    `files` are definitions by path, `requester` is what the manifest should say of
    requesters. `natives` is what each thing is called from now on, `paths` the file
    that it was written into. `report` says what stays behind, at lines of the files in
    `views`; `rows` are kinds of things, how many of each are there, and how many of
    them became definitions.
    """

    files: Mapping[str, str]
    requester: Block
    natives: Natives
    paths: Mapping[Key, str]
    report: tuple[Diagnostic, ...]
    views: Mapping[str, bytes]
    rows: tuple[tuple[str, ...], ...] = ()
