"""Speaks to the host of a Request Tracker: a program of ours that its own Perl runs.

Request Tracker's REST API has no door to scrips, rights, lifecycles, or to what is
applied where. So a fixed program (the folder `host`) is given to a Perl on its host and
asked there, one JSON object a line; nothing has to be installed.
"""

import json
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from importlib.resources import files
from threading import Timer
from typing import IO

from catalogkit.model.options import PlatformOptions
from catalogkit.platform import PlatformError, Rejected, Unavailable, Unreachable
from catalogkit.resource import Json
from catalogkit.targets import Reveal
from catalogkit.targets.request_tracker.live import Live

PROGRAM = ("begin", "rows", "records", "lists", "settings", "rights", "serve")
PERL, USER = ("perl",), "root"
PATIENCE, READING = 120.0, 600.0
"""So many seconds may an answer take; reading everything may take longer."""
LONGEST_SAID = 300
ERRORS: dict[str, type[PlatformError]] = {
    "rejected": Rejected,
    "unavailable": Unavailable,
    "unreachable": Unreachable,
}


def connect(options: PlatformOptions, _: Reveal) -> Live:
    """A Request Tracker, as the manifest says how to reach it.

    `host` is the command that runs a Perl there: `[ssh, rt.example.com, perl]`; without
    it, this machine is the host. `user` is the user of Request Tracker that we are.
    """
    host = Host(options.host or PERL, options.user or USER)
    host.start()
    return Live(host)


class Host:
    """The program on the host, started when it is needed and again when it ended."""

    def __init__(self, command: Sequence[str], user: str) -> None:
        self.command, self.user = tuple(command), user
        self._process: subprocess.Popen[bytes] | None = None
        self._said: IO[bytes] | None = None

    def start(self) -> Json:
        """Starts it, and what it is. Raises Unreachable."""
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
        try:
            self._process = subprocess.Popen(
                [*self.command, "-"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._said,
            )
        except OSError as problem:
            self.close()
            message = f"'{self.command[0]}' cannot be started: {problem.strerror}"
            raise Unreachable(message) from None
        try:
            with suppress(BrokenPipeError):
                self._write(_program())
            return self._asked({"op": "hello", "user": self.user}, PATIENCE)
        except PlatformError as problem:
            self.close()
            raise Unreachable(str(problem)) from None

    def call(self, op: str, **given: Json) -> Json:
        """What it answers. Raises what that says, Unavailable where none comes."""
        if self._process is None:
            self.start()
        limit = READING if op == "rows" else PATIENCE
        return self._asked({"op": op, **given}, limit)

    def close(self) -> None:
        """Ends it; what was begun and not committed is undone."""
        process, said = self._process, self._said
        self._process = self._said = None
        if process is not None:
            with process:
                try:
                    process.communicate(timeout=5)
                except (subprocess.TimeoutExpired, OSError):
                    process.kill()
        if said is not None:
            said.close()

    def _asked(self, request: dict[str, Json], limit: float) -> Json:
        process = self._process
        assert process is not None  # noqa: S101 - started by every caller
        assert process.stdout is not None  # noqa: S101 - asked for
        line = b""
        timer = Timer(limit, process.kill)
        timer.start()
        try:
            self._write(json.dumps(request, ensure_ascii=False).encode() + b"\n")
            line = process.stdout.readline()
        except BrokenPipeError:
            pass
        finally:
            timer.cancel()
        if not line.endswith(b"\n"):
            message = f"the program on the host ended: {self._last_said()}"
            self.close()
            raise Unavailable(message)
        return _answer(_read(line))

    def _write(self, content: bytes) -> None:
        assert self._process is not None  # noqa: S101 - started by every caller
        assert self._process.stdin is not None  # noqa: S101 - asked for
        self._process.stdin.write(content)
        self._process.stdin.flush()

    def _last_said(self) -> str:
        """What it said last, where people are spoken to."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        if self._said is None:
            return "it said nothing"
        self._said.seek(0)
        lines = self._said.read().decode("utf-8", "replace").split("\n")
        last = next((each.strip() for each in reversed(lines) if each.strip()), "")
        return last[:LONGEST_SAID] or "it said nothing"


def _read(line: bytes) -> Json:
    """What a line says; what is none of ours says nothing."""
    try:
        said: Json = json.loads(line)
    except ValueError:
        return None
    return said


def _answer(said: Json) -> Json:
    if isinstance(said, dict) and "ok" in said:
        return said["ok"]
    problem = said if isinstance(said, dict) else {}
    kind = ERRORS.get(str(problem.get("error")), Rejected)
    raise kind(str(problem.get("message", "the host gave no answer that we know")))


def _program() -> bytes:
    """The program, and the sign that requests follow."""
    folder = files(__package__) / "host"
    parts = [(folder / f"{each}.pl").read_bytes() for each in PROGRAM]
    return b"\n".join([*parts, b"__END__\n"])
