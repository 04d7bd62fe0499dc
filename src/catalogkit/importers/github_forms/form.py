"""An issue form as it was written, and the elements of its body."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogkit.diagnostic import Route
from catalogkit.drafting.ledger import Ledger
from catalogkit.drafting.written import Json, Written

_DEFAULTS = ("value", "default")


@dataclass(frozen=True)
class Element:
    """One element of a body: what kind it is, and where its parts stand."""

    form: "IssueForm"
    index: int

    @property
    def route(self) -> Route:
        """Where it stands."""
        return ("body", self.index)

    @property
    def type(self) -> str:
        """Its kind: markdown, input, textarea, dropdown, checkboxes, upload."""
        return self.form.written.text(*self.route, "type")

    def where(self, *steps: str | int) -> Route:
        """Where a part of it stands."""
        return (*self.route, *steps)

    def get(self, *steps: str | int) -> Json:
        """A part of it; None when there is none."""
        return self.form.written.get(*self.route, *steps)

    def attribute(self, key: str) -> str:
        """An attribute that is text, noted as carried over; "" when it is none."""
        value = self.get("attributes", key)
        if not isinstance(value, str) or not value.strip():
            return ""
        self.form.ledger.carry(self.where("attributes", key))
        return value.strip()


@dataclass(frozen=True)
class IssueForm:
    """An issue form, and what became of its keys."""

    written: Written
    ledger: Ledger

    @property
    def stem(self) -> str:
        """The name of its file without the ending."""
        return self.written.file.rpartition("/")[2].rpartition(".")[0]

    def elements(self) -> Iterator[Element]:
        """The elements of its body; what is none is reported."""
        body = self.written.get("body")
        if not isinstance(body, list):
            self.ledger.drop(("body",), "the body of a form is a list of elements")
            return
        for index, each in enumerate(body):
            if isinstance(each, dict):
                yield Element(self, index)
            else:
                self.ledger.drop(("body", index), "an element is a block of keys")

    @property
    def asked(self) -> int:
        """How many of its elements ask for something."""
        return sum(1 for each in self.elements() if each.type != "markdown")

    def carried(self, thing: str) -> str:
        """How many of a kind of part were carried over, as n/m."""
        routes = list(self._parts(thing))
        carried = sum(1 for each in routes if self.ledger.is_carried(each))
        return f"{carried}/{len(routes)}" if routes else "-"

    def _parts(self, thing: str) -> Iterator[Route]:
        for each in self.elements():
            options = each.get("attributes", "options")
            listed = options if isinstance(options, list) else []
            for index, option in enumerate(listed):
                here = each.where("attributes", "options", index)
                if thing == "options":
                    yield (*here, "label") if isinstance(option, dict) else here
                elif thing == "required" and isinstance(option, dict):
                    yield from [(*here, thing)] if thing in option else []
            if thing == "required" and each.get("validations", thing) is not None:
                yield each.where("validations", thing)
            for key in _DEFAULTS if thing == "value" else ():
                if each.type != "markdown" and each.get("attributes", key) is not None:
                    yield each.where("attributes", key)
