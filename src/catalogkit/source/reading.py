"""What reading one file gives."""

from dataclasses import dataclass

from catalogkit.diagnostic import Diagnostic
from catalogkit.source.node import Value


@dataclass(frozen=True, slots=True)
class Reading:
    """The value of a file (None when it could not be read) and what is wrong with it.

    `missing` is true when some value in it is None: blank or `~`. A value may stand
    beside errors: then it is what the author most likely meant.
    """

    value: Value
    missing: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()
