"""What the manifest may say about a target."""

import re
from typing import Annotated

from catalogkit.model.base import Model
from catalogkit.model.scalars import Line, Scalar

ADDRESS = re.compile(r"(https?://[\w.-]+(:[0-9]{1,5})?|/)[\w./~%?&=#@:+{}-]*", re.ASCII)
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def _address(text: str) -> str:
    if ADDRESS.fullmatch(text) is None or text.startswith("//"):
        message = f"'{text}' is no address such as https://desk.example/requests"
        raise ValueError(message)
    return text


def _colour(text: str) -> str:
    if COLOUR.fullmatch(text) is None:
        message = f"'{text}' is no colour such as #0b5c8a"
        raise ValueError(message)
    return text.lower()


Address = Annotated[
    str,
    Scalar(
        _address,
        "an address",
        {"type": "string", "examples": ["https://desk.example/requests"]},
    ),
]
Colour = Annotated[
    str, Scalar(_colour, "a colour", {"type": "string", "examples": ["#0b5c8a"]})
]


class TargetOptions(Model):
    """Options of one target."""

    base_url: Line | None = None
    """The address under which generated files are served."""
    action: Address | None = None
    """Where the form of a page is posted to (portal)."""
    request_url: Address | None = None
    """Where people ask instead, with {item} and {locale} in it (portal)."""
    accent: Colour | None = None
    """The colour of links and buttons, made readable on both grounds (portal)."""
