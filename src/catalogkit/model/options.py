"""What the manifest may say about a target, and about a live platform."""

import re
from typing import Annotated, Literal

from pydantic import Field as Key
from pydantic import model_validator

from catalogkit.model.base import Model
from catalogkit.model.fault import Fault, refuse
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


class Secret(Model):
    """Where a secret is kept, exactly one of these; itself it is written nowhere."""

    env: Line | None = None
    """An environment variable."""
    file: Line | None = None
    """A file that holds nothing else."""
    keyring: Line | None = None
    """An entry of the system's keyring: service/name."""

    @model_validator(mode="after")
    def _exactly_one(self) -> "Secret":
        if len(self.model_fields_set) != 1:
            names = ", ".join(type(self).model_fields)
            raise refuse(Fault(f"a secret is kept in exactly one of {names}"))
        return self


class PlatformOptions(Model):
    """How a live platform is reached, and what of it is whose."""

    url: Address | None = None
    """Its address."""
    user: Line | None = None
    """The user that we are there."""
    password: Secret | None = None
    """Where the password or token of that user is kept."""
    host: tuple[Line, ...] = ()
    """The command that runs a program on its host, where it has no API for it."""
    owners: dict[Line, Literal["managed", "ignore", "adopt"]] = Key(
        default_factory=dict
    )
    """Kind.Attribute → who decides about it: managed (the catalog) unless given."""
