"""What an apply did, line by line: on the disk before and after every call.

The first line holds the plan, each other one what became of a step. A journal that is
finished ends in `.jsonl`, one that waits for `--resume` in `.open.jsonl`.
"""

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Literal

from catalogkit.resource import Json
from catalogkit.rollout.bindings import ROOM, Bindings, place, prepared
from catalogkit.rollout.durable import encoded, or_refused, put, synced
from catalogkit.rollout.planned import Plan, plan_as_json, plan_from_json

FORMAT = "catalogkit.journal/1"
OPEN, DONE = ".open.jsonl", ".jsonl"
MOST = 10_000
"""Journals that begin in the same moment."""
State = Literal["begun", "done", "failed"]


class JournalRefused(Exception):
    """A journal cannot be used, and the sentence that says why."""


@dataclass(slots=True)
class Entry:
    """What is known of one step: its state, the native id, why it failed."""

    state: State
    native: str = ""
    why: str = ""


@dataclass(slots=True)
class Journal:
    """One apply. `entries` are by the number of the step, from 0.

    `instead` names the journals that it takes the place of.
    """

    file: Path
    plan: Plan
    begun: str
    instead: tuple[str, ...] = ()
    entries: dict[int, Entry] = field(default_factory=dict)
    _out: IO[bytes] | None = None

    @property
    def is_open(self) -> bool:
        """Whether it waits for somebody to go on with it."""
        return self.file.name.endswith(OPEN)

    def note(
        self, number: int, state: State, *, native: str = "", why: str = ""
    ) -> None:
        """Writes what became of a step; when this returns, it is on the disk."""
        line: dict[str, Json] = {"step": number, "is": state}
        line |= {"native": native} if native else {}
        line |= {"why": why} if why else {}
        self._write(line)
        self.entries[number] = Entry(state, native, why)

    def close(self, *, finished: bool) -> None:
        """Lets go of the file; a finished one gets its last name."""
        if self._out is not None:
            self._out.close()
            self._out = None
        if finished:
            with or_refused(JournalRefused, self.file, "all is done"):
                for each in self.instead:
                    _finished(self.file.with_name(f"{each}{OPEN}"))
                self.file = _finished(self.file)

    def _write(self, line: Mapping[str, object]) -> None:
        with or_refused(JournalRefused, self.file, ROOM):
            if self._out is None:
                torn = not self.file.read_bytes().endswith(b"\n")
                self._out = self.file.open("ab", buffering=0)
                self._out.write(b"\n" if torn else b"")
            _all(self._out, _line(line))
            os.fsync(self._out.fileno())


def started(
    root: Path, plan: Plan, now: str, *, instead: Sequence[Journal] = ()
) -> Journal:
    """A new journal of a plan; `now` is the moment, as ISO 8601.

    The journals that it takes the place of wait for no resume any more.

    Raises JournalRefused where the disk does not take it: nothing is done then.
    """
    folder = place(root, plan.env) / "journal"
    stamp = f"{plan.target}-{''.join(each for each in now if each.isalnum())}"
    with or_refused(JournalRefused, folder, "nothing was done"):
        prepared(folder)
        names = (stamp, *(f"{stamp}-{number}" for number in range(1, MOST)))
        name = next(each for each in names if not _used(folder, each))
        file = folder / f"{name}{OPEN}"
        old = [_stem(each.file) for each in instead]
        head = {"format": FORMAT, "begun": now, "instead": old}
        put(file, _line({**head, "plan": plan_as_json(plan)}))
    for each in instead:
        each.close(finished=True)
    return Journal(file, plan, now, tuple(old))


def _stem(file: Path) -> str:
    return file.name.removesuffix(OPEN).removesuffix(DONE)


def _finished(file: Path) -> Path:
    """Gives a journal that is there its last name."""
    last = file.with_name(f"{_stem(file)}{DONE}")
    if file.name.endswith(OPEN) and file.exists():
        file.replace(last)
        synced(file.parent)
    return last


def _used(folder: Path, name: str) -> bool:
    return any((folder / f"{name}{end}").exists() for end in (OPEN, DONE))


def _line(form: Mapping[str, object]) -> bytes:
    return encoded(f"{json.dumps(form, ensure_ascii=False)}\n")


def _all(out: IO[bytes], data: bytes) -> None:
    """Writes all of it: a disk that fills takes a part first, and then says so."""
    while data:
        data = data[out.write(data) :]


def read(file: Path) -> Journal:
    """The journal in a file. A last line that was cut off counts as not written.

    Raises JournalRefused where it is none.
    """
    try:
        first, *rest = file.read_bytes().split(b"\n")
        head = json.loads(first)
        if head["format"] != FORMAT:
            raise ValueError
        plan = plan_from_json(head["plan"])
        found = Journal(file, plan, str(head["begun"]), tuple(head["instead"]))
    except (OSError, ValueError, KeyError, TypeError):
        message = f"'{file}' is no journal of an apply"
        raise JournalRefused(message) from None
    for line in rest:
        with suppress(ValueError, KeyError, TypeError):
            form = json.loads(line)
            found.entries[int(form["step"])] = Entry(
                form["is"], str(form.get("native", "")), str(form.get("why", ""))
            )
    return found


def waiting(root: Path, env: str, target: str) -> list[Journal]:
    """The journals of a target that were not finished, the oldest first."""
    folder = place(root, env) / "journal"
    found = [read(file) for file in folder.glob(f"*{OPEN}") if file.name[0] != "."]
    replaced = {f"{name}{OPEN}" for each in found for name in each.instead}
    those = [
        each
        for each in found
        if each.plan.target == target and each.file.name not in replaced
    ]
    return sorted(those, key=lambda each: (each.begun, each.file.name))


def last(root: Path, env: str) -> Journal:
    """The journal of an environment that began last. Raises JournalRefused."""
    folder = place(root, env) / "journal"
    found = [read(file) for file in folder.glob("*.jsonl") if file.name[0] != "."]
    if not found:
        message = f"nothing was applied in {env} from this folder: there is no journal"
        raise JournalRefused(message)
    return max(found, key=lambda each: (each.begun, each.file.stat().st_mtime_ns))


def absorb(journal: Journal, bindings: Bindings) -> None:
    """Tells the bindings what a journal knows to be done."""
    for number, entry in sorted(journal.entries.items()):
        if entry.state == "done" and number < len(journal.plan.steps):
            bindings.done(journal.plan.steps[number], entry.native)
