"""A secret while a program has it: it can be used, and shows nowhere."""

from collections.abc import Callable
from typing import NoReturn

SHOWN = "(hidden)"


class Hidden:
    """A text that is seen only by who asks for it: `revealed()`.

    Whatever prints, formats, logs, compares or pickles one gets nothing of it.
    """

    __slots__ = ("_of",)

    def __init__(self, text: str) -> None:
        self._of: Callable[[], str] = lambda: text

    def revealed(self) -> str:
        """The text itself: for the call that needs it, and never to be kept."""
        return self._of()

    def __repr__(self) -> str:
        return SHOWN

    def __format__(self, _: str) -> str:
        return SHOWN

    def __reduce_ex__(self, _: object) -> NoReturn:
        message = "a secret is written nowhere"
        raise TypeError(message)
