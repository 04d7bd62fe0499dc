"""How a scalar type or a shape says what is wrong, and how pydantic carries it.

pydantic reports one error per place. A type that looks inside its value (a text map, a
condition) raises all it found at once, each with the rest of its route.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic_core import PydanticCustomError

from catalogkit.diagnostic import Edit, Place, Route

FAULTS = "catalogkit"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a value: one sentence without place, the rule that says it.

    `route` leads from the value that is validated to the part that is wrong; `key`
    points at the key there. `rename` and `set` offer a certain fix: the right name of
    the key, the right value (YAML source). `anchor` tells it from others of its rule
    at the same place.
    """

    message: str
    rule: str = "shape/wrong-type"
    route: Route = ()
    key: bool = False
    rename: str | None = None
    set: str | None = None
    anchor: str = ""


def refuse(faults: Iterable[Fault] | Fault) -> PydanticCustomError:
    """The error that a validator raises for what it found."""
    found = (faults,) if isinstance(faults, Fault) else tuple(faults)
    return PydanticCustomError(FAULTS, "refused", {"faults": found})


def mended(place: Place, rename: str | None, value: str | None) -> Edit | None:
    """The fix that gives a key its right name, or a place its right value.

    None without either; and with both, since two edits of one place would collide:
    the message tells them.
    """
    if rename is not None and value is None:
        return Edit(place, "rename", rename, f"call it '{rename}'")
    if value is not None and rename is None:
        return Edit(place, "set", value, f"write {value}")
    return None
