"""What the compiler says: a rule, a place, one sentence, and where certain a fix."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

Step = str | int
Route = tuple[Step, ...]


class Severity(StrEnum):
    """How much a finding matters: an error fails the command, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Span:
    """Lines and columns, counted from 1 in characters; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Place:
    """A file and a route in it; it becomes lines and columns only when shown.

    `entity` ("kind:id") is the one judged, which `file` need not declare: a value may
    be inherited. `span` is set only where text could not be read and has no routes;
    `anchor` is then the text that stood there, so that the fingerprint survives
    moved lines.
    """

    file: str
    route: Route = ()
    key: bool = False
    entity: str = ""
    span: Span | None = None
    anchor: str = ""

    def at(self, *steps: Step) -> "Place":
        """The place some steps further in."""
        return replace(self, route=(*self.route, *steps), key=False)

    def of_key(self) -> "Place":
        """The key of this place rather than its value."""
        return replace(self, key=True)


@dataclass(frozen=True, slots=True)
class Note:
    """Another place that explains a finding."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A change that is certain to be right.

    `action` says what happens at `place`: "set" gives the value `text` (YAML source),
    "rename" gives the key the name `text`, "remove" deletes the key or list entry,
    "add" puts `text` (one `key: value` of YAML source) into the mapping there, and
    "replace" puts `text` over the place's span.
    """

    place: Place
    action: str
    text: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem at one place, born complete.

    Ordered for people by file and line; `fingerprint` names it across commits.
    """

    place: Place
    rule: str
    severity: Severity
    message: str
    notes: tuple[Note, ...] = ()
    fix: Edit | None = None

    @property
    def fingerprint(self) -> str:
        """16 hex digits that stay when lines move: rule, entity and route, no line."""
        place = self.place
        parts = [self.rule, place.entity or place.file, repr(place.route)]
        parts += [str(place.key), place.anchor]
        text = "\0".join(parts).encode("utf-8", "surrogatepass")
        return hashlib.sha256(text).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of problem. Its id is also the name of its page in docs/rules/."""

    id: str
    summary: str
    severity: Severity = Severity.ERROR

    def found(
        self,
        place: Place,
        message: str,
        *,
        notes: Sequence[Note] = (),
        fix: Edit | None = None,
    ) -> Diagnostic:
        """One problem of this kind."""
        return Diagnostic(place, self.id, self.severity, message, tuple(notes), fix)
