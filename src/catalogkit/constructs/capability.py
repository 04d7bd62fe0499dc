"""How a target carries each construct of the language."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from catalogkit.constructs import Construct


class Level(StrEnum):
    """How a target carries a part of the language."""

    NATIVE = "native"
    """In the target's own terms, with the same meaning."""
    EMULATED = "emulated"
    """With the same meaning, said in another way."""
    MANUAL = "manual"
    """As words or data that somebody has to act on."""
    LOST = "lost"
    """Not at all."""


@dataclass(frozen=True, slots=True)
class Capability:
    """How a target carries one construct.

    `how` says what it becomes, or what happens instead. What is lost in one target may
    be carried by a sister of it: `by` names that one.
    """

    level: Level
    how: str
    by: str = ""


Capabilities = Mapping[Construct, Capability]


def native(how: str, *constructs: Construct) -> Capabilities:
    """Constructs that are carried in the target's own terms."""
    return dict.fromkeys(constructs, Capability(Level.NATIVE, how))


def emulated(how: str, *constructs: Construct) -> Capabilities:
    """Constructs that are carried in another way, with the same meaning."""
    return dict.fromkeys(constructs, Capability(Level.EMULATED, how))


def manual(how: str, *constructs: Construct) -> Capabilities:
    """Constructs that people have to act on."""
    return dict.fromkeys(constructs, Capability(Level.MANUAL, how))


def lost(how: str, *constructs: Construct) -> Capabilities:
    """Constructs that are not carried at all, and what happens instead."""
    return dict.fromkeys(constructs, Capability(Level.LOST, how))


def left_to(sister: str, how: str, *constructs: Construct) -> Capabilities:
    """Constructs that are not carried here, but by another target."""
    return dict.fromkeys(constructs, Capability(Level.LOST, how, sister))
