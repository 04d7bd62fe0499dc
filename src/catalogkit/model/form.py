"""What a requester is asked: fields, options and their limits."""

from typing import TYPE_CHECKING, Annotated, Literal, get_args

from pydantic import BeforeValidator, model_validator
from pydantic import Field as Key

from catalogkit.model.answers import Answer
from catalogkit.model.base import Entity, Model
from catalogkit.model.condition import When
from catalogkit.model.duration import Work
from catalogkit.model.fault import Fault, refuse
from catalogkit.model.many import one_or_many
from catalogkit.model.ref import Ref
from catalogkit.model.scalars import Boolean, Id, Integer, Line, MoneyAmount, Name
from catalogkit.model.text import Text

if TYPE_CHECKING:
    from catalogkit.model.landscape import ValueList
    from catalogkit.model.organisation import Team

FieldType = Literal[
    "text", "paragraph", "integer", "number", "money", "boolean", "choice", "choices",
    "date", "datetime", "user", "person", "team", "system", "site", "asset", "email",
    "phone", "url", "file", "group", "note",
]  # fmt: skip
TEXTUAL = frozenset({"text", "paragraph", "email", "phone", "url"})
ORDERED = frozenset({"integer", "number", "money", "date", "datetime"})
LIMITS: dict[str, frozenset[str]] = {
    "min": ORDERED | {"choices", "file", "group"},
    "max": ORDERED | {"choices", "file", "group"},
    "min_length": TEXTUAL,
    "max_length": TEXTUAL,
    "pattern": TEXTUAL,
    "accept": frozenset({"file"}),
    "max_size": frozenset({"file"}),
    "options": frozenset({"choice", "choices"}),
    "options_from": frozenset({"choice", "choices"}),
    "where": frozenset({"site", "system", "team"}),
    "fields": frozenset({"group"}),
    "placeholder": TEXTUAL | {"integer", "number", "money"},
}
"""The keys that only some field types have."""


class Price(Model):
    """What something costs; times an integer field where it is given."""

    once: MoneyAmount | None = None
    """Paid once."""
    monthly: MoneyAmount | None = None
    """Paid every month."""
    times: Name | None = None
    """The integer field that multiplies it."""


class Option(Model):
    """One of the answers to choose from."""

    id: Name
    """Names the option for good."""
    label: Text
    """What the requester reads."""
    help: Text | None = None
    """One more sentence about it."""
    when: When | None = None
    """Offered only then."""
    price: Price | None = None
    """What choosing it adds to the price."""


class OptionsFrom(Model):
    """Options that come from a list, filtered by other answers."""

    list: Ref["ValueList"]
    """The list whose rows are the options."""
    where: dict[Name, Line] = Key(default_factory=dict)
    """Column → a value, or `answers.<field>` for what was answered there."""
    label: Name | None = None
    """The column that is shown; `title` unless given."""


_VALUES = tuple[Line, ...]
Wanted = Annotated[
    _VALUES, BeforeValidator(one_or_many, json_schema_input_type=Line | _VALUES)
]


class Sensitive(Model):
    """Who may read an answer, and how long it is kept."""

    readers: tuple[Ref["Team"], ...] = ()
    """The teams that may read it; the others see that it was given."""
    erase: Work | None = None
    """How long after closing it is erased."""


def _sensitive(value: object) -> object:
    return {} if value == "true" else value


MarkedSensitive = Annotated[
    Sensitive,
    BeforeValidator(
        _sensitive, json_schema_input_type=Literal["true", True] | Sensitive
    ),
]


class Field(Model):
    """One question of a form."""

    id: Name
    """Names the answer for good."""
    type: FieldType
    """What kind of answer it takes."""
    label: Text
    """The question as the requester reads it."""
    help: Text | None = None
    """One more sentence, in Markdown."""
    placeholder: Text | None = None
    """A pale example inside the empty field."""
    default: Answer | None = None
    """The answer unless another is given."""
    required: Boolean = False
    """Whether it must be answered."""
    visible_when: When | None = None
    """Shown only then; a hidden field is absent."""
    required_when: When | None = None
    """Must be answered then."""
    read_only_when: When | None = None
    """Shown but not changed then."""
    min: Line | None = None
    """The smallest answer, or the fewest choices, files or rows."""
    max: Line | None = None
    """The largest answer, or the most choices, files or rows."""
    min_length: Integer | None = None
    """The fewest characters."""
    max_length: Integer | None = None
    """The most characters."""
    pattern: Line | None = None
    """What a text must look like as a whole: a regular expression of linear time."""
    accept: tuple[Line, ...] = ()
    """Kinds of file: .pdf, image/png."""
    max_size: Line | None = None
    """The largest file, such as 10 MB."""
    options: tuple[Option, ...] = ()
    """The answers to choose from."""
    options_from: OptionsFrom | None = None
    """A list that gives the options."""
    where: dict[Name, Wanted] = Key(default_factory=dict)
    """Attribute → a value or several: offered are only sites, systems or teams so."""
    fields: "tuple[Field, ...]" = ()
    """The questions of each row of a group."""
    sensitive: MarkedSensitive | None = None
    """Barred from titles, mails and logs: true, or who may read it."""
    needed_by: tuple[Id, ...] = ()
    """The tasks and approvals that read it."""

    @model_validator(mode="after")
    def _fits_its_type(self) -> "Field":
        given = self.model_fields_set & LIMITS.keys()
        wrong = sorted(key for key in given if self.type not in LIMITS[key])
        if wrong:
            raise refuse([_no_such_key(self.type, key) for key in wrong])
        return self


class FieldSet(Entity):
    """Questions that several forms ask alike (`use:` in a form)."""

    fields: tuple[Field, ...]
    """The questions, in order."""


def _no_such_key(kind: str, key: str) -> Fault:
    those = sorted(limit for limit, kinds in LIMITS.items() if kind in kinds)
    may = f"it may have {', '.join(those)}" if those else "it has no limits"
    article = "an" if kind[0] in "aeio" else "a"
    message = f"{article} {kind} field has no '{key}': {may}"
    return Fault(message, "shape/unknown-key", (key,), key=True)


FIELD_TYPES: tuple[str, ...] = get_args(FieldType)
