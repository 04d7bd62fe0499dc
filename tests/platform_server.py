"""The platform in memory behind HTTP, in a process of its own: `python -m` this.

It says its port, and serves until its input ends. What it holds, and what goes wrong at
which call, is put there by the tests.
"""

import json
import os
import signal
import sys
import threading
import time
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from catalogkit.platform import Held, Rejected, Unavailable, Unreachable
from catalogkit.resource import Json
from catalogkit.rollout.memory import Memory
from catalogkit.step import from_json
from catalogkit.step import key as key_of
from tests.rollout_kinds import KINDS

SLOW = 1.2
"""Seconds that a slow answer takes: longer than the client waits."""


def held_as_json(held: Held) -> dict[str, Json]:
    """A thing, as both sides write it."""
    return {
        "key": None if held.key is None else str(held.key),
        "kind": held.kind,
        "native": held.native,
        "body": dict(held.body),
        "retired": held.retired,
    }


def held_from_json(form: Mapping[str, Any]) -> Held:
    """The thing that was written so."""
    key = None if form["key"] is None else key_of(form["key"])
    return Held(key, form["kind"], form["native"], form["body"], form["retired"])


class Handler(BaseHTTPRequestHandler):
    """One request: a call of the platform, or a test that prepares it."""

    lock = threading.Lock()
    platform = Memory(KINDS)
    faults: list[str] = []  # noqa: RUF012 - one platform in one process

    def do_GET(self):
        self.answer(*self.done(None))

    def do_POST(self):
        self.answer(*self.done(json.loads(self.rfile.read(self.size))))

    @property
    def size(self) -> int:
        return int(self.headers["Content-Length"])

    def done(self, form) -> tuple[int, Json]:
        """What a call gives, or what goes wrong with it this time."""
        if self.path == "/state":
            with self.lock:
                return 200, self.state() if form is None else self.prepared(form)
        if self.path == "/faults":
            Handler.faults = form
            return 200, None
        with self.lock:
            fault = self.faults.pop(0) if self.faults else ""
            platform = self.platform
        time.sleep(SLOW if fault == "late" else 0)
        with self.lock:
            reply = self.called(platform, form, fault)
        time.sleep(SLOW if fault == "slow" else 0)
        if fault == "kill":
            os.kill(int(self.headers["X-Process"]), signal.SIGKILL)
        return (0, None) if fault == "lost" else reply

    def called(self, platform: Memory, form, fault: str) -> tuple[int, Json]:
        platform.fault = lambda _: fault
        try:
            match self.path:
                case "/things":
                    return 200, [*map(held_as_json, platform.read())]
                case "/find":
                    held = platform.find(key_of(form))
                    return 200, None if held is None else held_as_json(held)
                case "/holding":
                    return 200, platform.data.get(form, 0)
            return 200, platform.carry_out(from_json(form))
        except Unavailable as problem:
            return (429 if fault == "429" else 500), str(problem)
        except Rejected as problem:
            return 409, str(problem)
        except Unreachable as problem:
            return 403, str(problem)

    def state(self) -> dict[str, Json]:
        things = sorted(self.platform.things.values(), key=lambda each: each.native)
        return {
            "things": [*map(held_as_json, things)],
            "calls": [*self.platform.calls],
            "last": self.platform._last,  # noqa: SLF001 - the next number is the same
        }

    def prepared(self, form) -> Json:
        Handler.platform = Memory(KINDS)
        Handler.platform.add(map(held_from_json, form["things"]))
        Handler.platform._last = form["last"]  # noqa: SLF001
        Handler.faults = form["faults"]
        return None

    def answer(self, code: int, value: Json) -> None:
        if not code:
            self.connection.close()
            return
        data = json.dumps(value).encode()
        self.send_response(code)
        if code == 429:
            self.send_header("Retry-After", "0")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        """Nobody reads it."""


def main() -> None:
    """Serves until nobody holds the other end any more."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main()
