"""A conversation with the host: what is asked again and again, and our marks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from catalogkit.platform import Rejected
from catalogkit.resource import Json, Key
from catalogkit.targets.request_tracker.live.marks import (
    SYSTEM,
    Mark,
    Marks,
    Row,
    label,
    marks,
)


class Caller(Protocol):
    """The program on the host."""

    def call(self, op: str, **given: Json) -> Json:
        """What it answers. Raises what is the matter."""

    def close(self) -> None:
        """Ends it."""


@dataclass
class Session:
    """The host, and the marks as far as we know them."""

    host: Caller
    known: Marks | None = None

    @property
    def marks(self) -> Marks:
        """All marks."""
        if self.known is None:
            self.known = Marks.of(self.rows({"marks": None})["marks"])
        return self.known

    def rows(self, wanted: Mapping[str, str | None]) -> dict[str, Sequence[Row]]:
        """Tables by name: all rows, or those of one thing."""
        asked: list[Json] = [
            [name] if one is None else [name, one] for name, one in wanted.items()
        ]
        said = self.host.call("rows", of=asked)
        return dict(zip(wanted, said, strict=True)) if isinstance(said, list) else {}  # type: ignore[arg-type]

    def marks_of(self, key: Key) -> list[Mark]:
        """The marks of a key as they are now."""
        rows = self.rows({"marks": label(key)})["marks"]
        return self.marks.renew(key, [each for each in marks(rows) if each.key == key])

    def native(self, kind: str, name: str) -> str:
        """What Request Tracker calls something that is named so. Raises Rejected."""
        found = self.marks.native(kind, name)
        if found is None:
            self.marks_of(Key(kind, name))
            found = self.marks.native(kind, name)
        if found is None:
            message = f"Request Tracker holds no {kind} '{name}' of ours"
            raise Rejected(message)
        return found

    def mark(self, mark: Mark) -> None:
        """Puts a mark on a thing."""
        number = self.host.call(
            "mark",
            type=mark.type,
            native="1" if mark.type == SYSTEM else mark.native,
            label=label(mark.key),
            content=mark.content,
        )
        self.marks.add(
            Mark(
                mark.key,
                mark.native,
                mark.made,
                str(number),
                retired=mark.retired,
                found=mark.found,
            )
        )

    def unmark(self, mark: Mark) -> None:
        """Takes a mark away."""
        self.host.call("unmark", number=mark.number)
        self.marks.drop(mark)
