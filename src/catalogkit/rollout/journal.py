"""What an apply did, line by line: on the disk before and after every call.

The first line holds the plan, each other one what became of a step. A journal that is
finished ends in `.jsonl`, one that waits for `--resume` in `.open.jsonl`.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Literal

from catalogkit.resource import Json
from catalogkit.rollout.bindings import Bindings, place, prepared
from catalogkit.rollout.planned import Plan, plan_as_json, plan_from_json

FORMAT = "catalogkit.journal/1"
OPEN = ".open.jsonl"
State = Literal["begun", "done", "failed", "skipped"]


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
    """One apply. `entries` are by the number of the step, from 0."""

    file: Path
    plan: Plan
    begun: str
    entries: dict[int, Entry] = field(default_factory=dict)
    _out: IO[str] | None = None

    def note(
        self, number: int, state: State, *, native: str = "", why: str = ""
    ) -> None:
        """Writes what became of a step; when this returns, it is on the disk."""
        line: dict[str, Json] = {"step": number, "is": state}
        line |= {"native": native} if native else {}
        line |= {"why": why} if why else {}
        self.entries[number] = Entry(state, native, why)
        self._write(line)

    def close(self, *, finished: bool) -> None:
        """Lets go of the file; a finished one gets its last name."""
        if self._out is not None:
            self._out.close()
            self._out = None
        if finished and self.file.name.endswith(OPEN):
            name = f"{self.file.name.removesuffix(OPEN)}.jsonl"
            self.file = self.file.rename(self.file.with_name(name))

    def _write(self, line: Mapping[str, object]) -> None:
        if self._out is None:
            torn = self.file.exists() and not self.file.read_bytes().endswith(b"\n")
            self._out = self.file.open("a", encoding="utf-8")
            self._out.write("\n" if torn and self.file.stat().st_size else "")
        self._out.write(f"{json.dumps(line, ensure_ascii=False)}\n")
        self._out.flush()
        os.fsync(self._out.fileno())


def started(root: Path, plan: Plan, now: str) -> Journal:
    """A new journal of a plan; `now` is the moment, as ISO 8601."""
    folder = place(root, plan.env) / "journal"
    prepared(folder)
    stamp = "".join(each for each in now if each.isalnum())
    for number in range(1000):
        more = f"-{number}" if number else ""
        file = folder / f"{plan.target}-{stamp}{more}{OPEN}"
        done = file.with_name(f"{plan.target}-{stamp}{more}.jsonl")
        if not file.exists() and not done.exists():
            break
    found = Journal(file, plan, now)
    found._write({"format": FORMAT, "begun": now, "plan": plan_as_json(plan)})  # noqa: SLF001
    _synced(folder)
    return found


def read(file: Path) -> Journal:
    """The journal in a file. A last line that was cut off counts as not written.

    Raises JournalRefused where it is none.
    """
    try:
        first, *rest = file.read_bytes().split(b"\n")
        head = json.loads(first)
        if head["format"] != FORMAT:
            raise ValueError
        found = Journal(file, plan_from_json(head["plan"]), str(head["begun"]))
    except (OSError, ValueError, KeyError, TypeError):
        message = f"'{file}' is no journal of an apply"
        raise JournalRefused(message) from None
    for line in rest:
        try:
            form = json.loads(line)
            number, entry = (
                int(form["step"]),
                Entry(form["is"], str(form.get("native", ""))),
            )
        except (ValueError, KeyError, TypeError):
            continue
        entry.why = str(form.get("why", ""))
        found.entries[number] = entry
    return found


def waiting(root: Path, env: str, target: str) -> list[Journal]:
    """The journals of a target that were not finished, the oldest first."""
    folder = place(root, env) / "journal"
    found = [
        read(file) for file in sorted(folder.glob(f"*{OPEN}")) if file.stat().st_size
    ]
    return [each for each in found if each.plan.target == target]


def absorb(journal: Journal, bindings: Bindings) -> None:
    """Tells the bindings what a journal knows to be done."""
    for number, entry in sorted(journal.entries.items()):
        if entry.state == "done" and number < len(journal.plan.steps):
            bindings.done(journal.plan.steps[number], entry.native)


def _synced(folder: Path) -> None:
    """Makes sure that a new file's name is on the disk, where a system can."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
