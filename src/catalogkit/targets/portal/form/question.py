"""A question as a template shows it: plain values, nothing left to find out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup


@dataclass(frozen=True)
class Offer:
    """One answer to choose from."""

    id: str
    label: str
    help: str = ""
    price: str = ""
    only: str = ""
    chosen: bool = False


@dataclass(frozen=True)
class Question:
    """One question, ready to be shown.

    `path` names its answer (`lines.0.product`), `dom` its control. `only` are sentences
    for those without a script: when it is asked, when it must be answered. `groups` are
    its offers under headings. `rows` are the rows of a group, `blank` one more of them;
    `start` is how many there are when the script begins.
    """

    id: str
    path: str
    kind: str
    widget: str
    label: str
    required: bool
    help: Markup
    only: Sequence[str] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    value: str = ""
    unit: str = ""
    sensitive: bool = False
    groups: Sequence[tuple[str, Sequence[Offer]]] = ()
    rows: Sequence[Sequence["Question"]] = ()
    blank: Sequence["Question"] = ()
    start: int = 0

    @property
    def dom(self) -> str:
        """The id of its control; other ids begin with it."""
        return f"f-{self.path.replace('.', '-')}"

    @property
    def described_by(self) -> str:
        """The ids of what explains it."""
        ids = [f"{self.dom}-help"] if self.help else []
        return " ".join([*ids, f"{self.dom}-kept"] if self.sensitive else ids)
