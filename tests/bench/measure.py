"""How long a program takes, and how much memory."""

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1024  # the kernel counts in kilobytes


@dataclass(frozen=True, slots=True)
class Measured:
    """One run of a program, from its start to its end."""

    seconds: float
    cpu: float
    megabytes: float
    code: int
    said: str


def measure(command: Sequence[str | Path], folder: Path) -> Measured:
    """Run a program in a folder; its memory is the peak of that process alone."""
    said = folder / "said.txt"
    with said.open("wb") as out:
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=out)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    text = said.read_text(encoding="utf-8", errors="replace")
    said.unlink()
    cpu = usage.ru_utime + usage.ru_stime
    megabytes = usage.ru_maxrss / MEGABYTE
    return Measured(seconds, cpu, megabytes, process.returncode, text)


def best(runs: int, command: Sequence[str | Path], folder: Path) -> Measured:
    """The quickest of several runs: what else the machine did disturbs it least."""
    return min(
        (measure(command, folder) for _ in range(runs)), key=lambda each: each.seconds
    )
