"""An apply in a process of its own, and the end of it: `python -m` this.

It forks for each line of its input, says how the child ended, and ends with its input.
A line says where the platform and the folder are, and where the child is to die.
"""

import json
import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any

from catalogkit.rollout.apply import Apply, Event
from catalogkit.rollout.journal import Journal, absorb, waiting
from catalogkit.rollout.lock import Locked, locked
from catalogkit.step import Step
from tests.platform_client import OverHttp
from tests.rollout_kinds import KINDS, QUICK, bound

POINTS = ("before", "sent", "answered", "noted", "torn", "torn before")
"""Before a call, after it and before its answer, after that and before the line in the
journal, after the line; and in the middle of the line after a call, and before one."""
LOCKED = 7
INCOMPLETE = 4


class Deadly(OverHttp):
    """A way to a platform on which the process dies."""

    def __init__(self, address: str, journal: Journal, number: int, point: str) -> None:
        super().__init__(address)
        self.journal, self.number, self.point = journal, number, point
        self.at = 0

    def watch(self, event: Event) -> None:
        """Dies before or after a line of the journal."""
        self.at = event.number
        if event.state == "begun":
            self.tear("torn before")
        if event.state == "done":
            self.die("noted")

    def carry_out(self, step: Step) -> str:
        self.die("before")
        if self.is_at("sent"):
            self.ask("/faults", ["kill"])
        native = super().carry_out(step)
        self.die("answered")
        self.tear("torn")
        return native

    def is_at(self, point: str) -> bool:
        return self.at == self.number and self.point == point

    def die(self, point: str) -> None:
        if self.is_at(point):
            os.kill(os.getpid(), signal.SIGKILL)

    def tear(self, point: str) -> None:
        """The system ends the process when it has written some of the next line."""
        if self.is_at(point):
            size = self.journal.file.stat().st_size + 9
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def applied(order: dict[str, Any]) -> int:
    """The journal that waits is carried out; a code of how it ended."""
    folder = Path(order["folder"])
    try:
        with locked(folder, "test"):
            (journal,) = waiting(folder, "test", "memory")
            bindings = bound(folder)
            absorb(journal, bindings)
            platform = Deadly(
                order["address"], journal, order["number"], order["point"]
            )
            run = Apply(platform, journal, bindings, KINDS, QUICK, platform.watch)
            return 0 if run.run().is_complete else INCOMPLETE
    except Locked:
        return LOCKED


def main() -> None:
    """Forks for each order; the child's end is told as `waitpid` tells it."""
    for line in sys.stdin:
        child = os.fork()
        if not child:
            os._exit(applied(json.loads(line)))
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
