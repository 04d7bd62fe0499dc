"""What a live platform is to us: something to read, and to change step by step."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from catalogkit.resource import Body, Key
from catalogkit.step import Step


class PlatformError(Exception):
    """Something did not work with a platform, and the sentence that says what."""


class Unreachable(PlatformError):
    """It cannot be read or written at all: no way there, or not let in."""


class Unavailable(PlatformError):
    """It did not work this time: too many calls, a fault of the server, no answer.

    Whether the write was done is not known. `wait` is how many seconds the platform
    asks to wait before another try, None where it says nothing.
    """

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait


class Rejected(PlatformError):
    """The platform refuses this step, and will refuse it again."""


@dataclass(frozen=True, slots=True)
class Held:
    """One thing that a platform holds now.

    `key` is what we call it, where it bears our mark, and None of a stranger's. `body`
    is in the attributes of its kind; what is ours is named there by the id of its key,
    what is not by "#" and its native id. `native` is the platform's own id.
    """

    key: Key | None
    kind: str
    native: str
    body: Body
    retired: bool = False


Look: TypeAlias = Callable[[Key, Body], bool | None]
"""Whether an entry of the run-book is done; None where that cannot be seen."""


class Platform(Protocol):
    """A platform that can be brought to what a catalog says.

    Every method may raise Unreachable and Unavailable. One that can see what people
    have done has a `Look` more: `is_done`.
    """

    def read(self) -> Sequence[Held]:
        """Everything of the kinds we know, ours and strangers'."""

    def find(self, key: Key) -> Held | None:
        """One thing of ours as it is now, retired or not."""

    def holding(self, held: Held) -> int:
        """How much data goes with a thing: requests of a queue, answers of a field."""

    def carry_out(self, step: Step) -> str:
        """Does one step and gives the native id of the thing.

        A thing is made together with our mark, or not at all; all steps but an adoption
        are about things that bear it. A step that is done already, other than a
        creation, changes nothing when it is done again. Raises Rejected, also where an
        attribute is neither what the step found nor what it is to be: somebody else
        changed it.
        """

    def close(self) -> None:
        """Lets go of the platform."""
