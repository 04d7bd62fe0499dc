"""Everything that was read, each with what became of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from catalogkit.diagnostic import Diagnostic, Place, Route, Rule, Span
from catalogkit.drafting.ledger import Ledger
from catalogkit.model.scalars import ID, NAME
from catalogkit.platform import Held
from catalogkit.resource import Json, Key
from catalogkit.targets.request_tracker.articles import BODY
from catalogkit.targets.request_tracker.followed import TASKS
from catalogkit.targets.request_tracker.kinds import KINDS
from catalogkit.targets.request_tracker.own_fields import (
    CHANNEL,
    MANAGER,
    NEXT,
    OUTCOME,
)

PROGRAM = "Request Tracker"
VIEW = "request-tracker"
"""The file of a report: one line for each thing that was read."""
OWN_FIELDS = frozenset({NEXT, OUTCOME, CHANNEL, MANAGER, BODY})
KNOWN = frozenset({"BusinessHours", "ServiceLevel", "Class", "User"})
"""What may bear our mark, and is read nevertheless for what others are made of."""
Natives = Mapping[tuple[str, str], Key]


@dataclass(frozen=True)
class Thing:
    """One thing, and a ledger of its attributes; what is empty is none.

    `key` is what we call it already: by its mark, or by the bindings.
    """

    held: Held
    key: Key | None
    line: int

    @property
    def called(self) -> str:
        """Such as "custom field 'Device'"."""
        kind = KINDS[self.held.kind].called or self.held.kind
        return f"{kind} '{self.title}'"

    @property
    def title(self) -> str:
        """Its name, or what stands for it, on one line."""
        if self.held.kind == "Right":
            return f"{self.text('Principal')} on {self.text('Object')}"
        for each in ("Name", "Description"):
            if text := clean(self.text(each)):
                return text
        return f"#{self.held.native}"

    @property
    def is_ours_alone(self) -> bool:
        """Whether it bears a mark of ours that no definition here can say."""
        if self.key is None:
            return False
        name = self.key.id
        match self.held.kind:
            case "Group" | "Article":
                return ID.fullmatch(name) is None or "." in self.text("Class")
            case "Queue":
                return self.key == TASKS
            case "CustomField":
                _, _, asked = name.partition(".")
                return self.key in OWN_FIELDS or NAME.fullmatch(asked) is None
        return self.held.kind not in KNOWN

    @property
    def value(self) -> Json:
        """Everything that it says."""
        return {
            name: each
            for name, each in self.held.body.items()
            if each not in ("", None, [], {}, False, 0)
        }

    @property
    def comments(self) -> Mapping[Route, str]:
        """There are none."""
        return {}

    def place(self, route: Route) -> Place:
        """Its line in the report's file; a part of it has none of its own."""
        anchor = f"{self.held.kind} {self.held.native} {'.'.join(map(str, route))}"
        return Place(VIEW, span=Span(self.line, 1, self.line, 2), anchor=anchor)

    def text(self, name: str) -> str:
        """What a text says; "" where there is none."""
        value = self.held.body.get(name)
        return value if isinstance(value, str) else ""

    def number(self, name: str) -> int:
        """A whole number; 0 where there is none."""
        value = self.held.body.get(name)
        text = str(value) if isinstance(value, int | str) else ""
        return int(text) if text.isdecimal() else 0

    def texts(self, name: str) -> list[str]:
        """The texts of a list."""
        value = self.held.body.get(name)
        return [str(each) for each in value] if isinstance(value, list) else []


@dataclass(frozen=True)
class Named:
    """What a thing is called from now on, and the file it is written into."""

    thing: Thing
    key: Key
    path: str = ""


@dataclass
class Things:
    """All of them, by kind, number and key; retired ones are not looked at."""

    every: list[Thing]
    by_native: dict[tuple[str, str], Thing] = field(default_factory=dict)
    by_key: dict[Key, Thing] = field(default_factory=dict)
    ledgers: dict[tuple[str, str], Ledger] = field(default_factory=dict)

    def of(self, kind: str) -> Iterator[Thing]:
        """Those of a kind that are in use, in the order of their numbers."""
        for each in self.every:
            if each.held.kind == kind and not (each.held.retired or each.is_ours_alone):
                yield each

    def find(self, kind: str, reference: str) -> Thing | None:
        """What another one names: by its number (#12), or by the id of its key."""
        if reference.startswith("#"):
            return self.by_native.get((kind, reference[1:]))
        return self.by_key.get(Key(kind, reference))

    def ledger(self, thing: Thing) -> Ledger:
        """What became of a thing."""
        native = thing.held.kind, thing.held.native
        if native not in self.ledgers:
            self.ledgers[native] = Ledger(thing, PROGRAM)
        return self.ledgers[native]

    def say(self, rule: Rule, thing: Thing, message: str, *route: str) -> None:
        """Notes that something stays behind, or changes on the way, and why."""
        self.ledger(thing).report(rule, route, message)

    def report(self) -> Iterator[Diagnostic]:
        """All that was said, in the order of the things."""
        for each in self.every:
            found = self.ledgers.get((each.held.kind, each.held.native))
            yield from found.found if found else ()

    def view(self) -> bytes:
        """The report's file."""
        lines = (f"#{each.held.native} {each.called}" for each in self.every)
        return "".join(f"{line}\n" for line in lines).encode()


def things_of(held: Iterable[Held], natives: Natives) -> Things:
    """Everything that was read, in the order of kinds and numbers."""
    known = [each for each in held if each.kind in KINDS]
    found = Things([])
    for line, each in enumerate(sorted(known, key=_order), 1):
        key = each.key or natives.get((each.kind, each.native))
        thing = Thing(each, key, line)
        found.every.append(thing)
        found.by_native[each.kind, each.native] = thing
        if key is not None and not each.retired:
            found.by_key.setdefault(key, thing)
    return found


def clean(text: str) -> str:
    """A text on one line, of characters that can be seen."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _order(held: Held) -> tuple[int, int, str]:
    kinds = list(KINDS)
    number = int(held.native) if held.native.isdecimal() else 0
    return kinds.index(held.kind), number, held.native
