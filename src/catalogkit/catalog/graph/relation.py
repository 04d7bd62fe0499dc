"""How one thing speaks of another, and where an effect goes between the two."""

from dataclasses import dataclass
from enum import Enum


class Travel(Enum):
    """What becomes of an effect at the end of a reference."""

    NONE = "none"
    """It does not arrive."""
    ENDS = "ends"
    """It arrives and goes no further: people who hear of it, plans it collides with."""
    GOES_ON = "goes on"
    """It arrives and travels on."""


NONE, ENDS, GOES_ON = Travel.NONE, Travel.ENDS, Travel.GOES_ON


@dataclass(frozen=True, slots=True)
class Relation:
    """What a reference says, and where an effect goes along it.

    The one that writes it *says* "pos-sync depends on crm", the one that is named
    *hears* "crm is needed by pos-sync". `to_writer` is what becomes of an effect at
    the named one, `to_named` of one at the writer. `why` stands where neither arrives.
    """

    says: str
    heard: str
    to_writer: Travel = NONE
    to_named: Travel = NONE
    why: str = ""
    steps: int = 1
    """How far the two are apart: a part is no step from its whole, nor planned work
    from what it changes; what is handed on, or only said to serve, is two away."""


def uses(says: str, heard: str, to_named: Travel = NONE) -> Relation:
    """The writer cannot do without the named one: effects travel on to the writer."""
    return Relation(says, heard, GOES_ON, to_named)


def gives(says: str, heard: str, steps: int = 1) -> Relation:
    """The named one lives on the writer: effects travel on to the named one."""
    return Relation(says, heard, to_named=GOES_ON, steps=steps)


def beside(says: str, heard: str, to_named: Travel = ENDS) -> Relation:
    """The writer has to be looked at when the named one changes, and that is all."""
    return Relation(says, heard, ENDS, to_named)


def silent(why: str) -> Relation:
    """A reference along which nothing travels, and why not."""
    return Relation("speaks of", "is spoken of by", why=why)
