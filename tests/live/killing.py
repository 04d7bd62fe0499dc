"""Ends an apply, or the program on the host, at one moment of one step."""

import os
import signal
import sys
from pathlib import Path

from catalogkit.platform import Unavailable
from catalogkit.resource import Json
from catalogkit.rollout.apply import Apply, Pace
from catalogkit.rollout.bindings import Bindings
from catalogkit.rollout.journal import Journal, read
from catalogkit.targets.request_tracker.client import Host
from catalogkit.targets.request_tracker.kinds import KINDS
from catalogkit.targets.request_tracker.live import Live

MOMENTS = ("before", "unanswered", "after")
"""Before a step is committed, before we hear of it, and after it is in the journal."""
AT_ONCE = Pace(tries=3, sleep=lambda _: None)


class Mortal(Host):
    """The program on a host. At one moment of the nth step it dies, or we do."""

    def __init__(self, command, moment: str, number: int, *, us: bool) -> None:
        super().__init__(command, "root")
        self.moment, self.left, self.us = moment, number, us

    def call(self, op: str, **given: Json) -> Json:
        if self.left == 0 and op in {"begin", "close"}:
            self.die()
        self.left -= op == "commit"
        is_it = op == "commit" and self.left == 0
        if is_it and self.moment == "before":
            self.die()
        said = super().call(op, **given)
        if is_it and self.moment == "unanswered":
            self.die()
            message = "the answer is lost"
            raise Unavailable(message)
        return said

    def close(self) -> None:
        if self.us and self.left == 0:
            self.die()
        super().close()

    def die(self) -> None:
        """SIGKILL: to ourselves, or to the program, of which we are not told."""
        self.left = -1
        if self.us:
            os.kill(os.getpid(), signal.SIGKILL)
        assert self._process
        self._process.kill()
        self._process.wait()


def apply(journal: Journal, live: Live):
    """Carries out what is left of a journal."""
    bindings = Bindings(journal.file.parent / "bindings.json", "rt", "test", "")
    return Apply(live, journal, bindings, KINDS, AT_ONCE).run()


if __name__ == "__main__":
    file, moment, number, *command = sys.argv[1:]
    live = Live(Mortal(command, moment, int(number), us=True))
    apply(read(Path(file)), live)
    live.close()
