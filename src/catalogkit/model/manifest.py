"""catalogkit.yaml: what holds for the whole catalog."""

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, BeforeValidator
from pydantic import Field as Key

from catalogkit.model.answers import Answer
from catalogkit.model.base import Model, Written
from catalogkit.model.code_owners import CodeOwners
from catalogkit.model.condition import When
from catalogkit.model.fault import Fault, refuse
from catalogkit.model.form import Option
from catalogkit.model.options import PlatformOptions, TargetOptions
from catalogkit.model.ref import Ref
from catalogkit.model.scalars import Id, Line, Name
from catalogkit.model.text import Text, is_locale

if TYPE_CHECKING:
    from catalogkit.model.organisation import Team


def _labelled(value: object) -> object:
    """A bare value, whose label nobody wrote, so that no check asks for its words."""
    if not isinstance(value, str):
        return value
    return {"id": value, "label": Text({"": value})}


def _name(value: object) -> object:
    plain = isinstance(value, str) and value.strip()
    return Text({"": str(value)}) if plain else value


Labelled = Annotated[
    Option, BeforeValidator(_labelled, json_schema_input_type=Name | Option)
]


class Attribute(Model):
    """What is known of every requester."""

    label: Text | None = None
    """What people call it."""
    type: Literal["text", "choice", "integer", "number", "boolean", "date"]
    """Its type."""
    options: tuple[Labelled, ...] = ()
    """The values of a choice."""


class Words(Model):
    """Words that checks look for, added to our own lists."""

    wishes: dict[str, tuple[Line, ...]] = Key(default_factory=dict)
    """Locale → words that make a deliverable a wish."""
    results: dict[str, tuple[Line, ...]] = Key(default_factory=dict)
    """Locale → titles that look like a wish and are none."""


class Environment(Model):
    """What differs on one stage of a platform: dev, test, prod."""

    overlay: dict[Line, Answer] = Key(default_factory=dict)
    """"kind:id" → what replaces the definition's own values there."""
    platforms: dict[Id, PlatformOptions] = Key(default_factory=dict)
    """Target → the live platform of this stage (`catalogkit plan`)."""


def _locales(value: tuple[str, ...]) -> tuple[str, ...]:
    faults = [
        Fault(f"'{each}' is not a locale such as en or zh-CN", route=(index,))
        for index, each in enumerate(value)
        if not is_locale(each)
    ]
    if faults or not value:
        raise refuse(faults or Fault("a catalog has at least one locale"))
    return value


class Manifest(Written):
    """What holds for the whole catalog."""

    format: Literal["1"]
    """The version of this language."""
    name: Annotated[Text, BeforeValidator(_name)]
    """What the catalog is called; a plain name is the same in every locale."""
    locales: Annotated[tuple[Line, ...], AfterValidator(_locales)]
    """The locales of every text; the first is the default."""
    owner: Ref["Team"] | None = None
    """The team that answers for the catalog, and for what has no owner of its own."""
    code_owners: CodeOwners | None = None
    """Where it is kept, and what those who must agree to a change are called there."""
    currency: Line = "EUR"
    """The currency of sums (ISO 4217)."""
    requester: dict[Name, Attribute] = Key(default_factory=dict)
    """What is known of every requester; conditions read `requester.<name>`."""
    roles: dict[Id, Text] = Key(default_factory=dict)
    """Role → what people call it, as in "the head of HR"; `by: {role: …}` names one."""
    conditions: dict[Id, When] = Key(default_factory=dict)
    """Conditions with a name, for all items (`use:`)."""
    words: Words | None = None
    """Words that checks look for."""
    targets: dict[Id, TargetOptions] = Key(default_factory=dict)
    """What is built, with options."""
    environments: dict[Name, Environment] = Key(default_factory=dict)
    """What differs on each stage."""

    @property
    def key(self) -> str:
        """The address of the manifest."""
        return "manifest"

    @property
    def default_locale(self) -> str:
        """The locale of plain strings."""
        return self.locales[0]
