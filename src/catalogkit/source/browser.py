"""Pictures of pages, taken by a headless Chromium that is started once for all of them.

We speak its DevTools protocol over a pair of pipes: no port is opened, and a page's
height is known before it is taken.
"""

import base64
import json
import os
import select
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

if sys.platform != "win32":
    import fcntl

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NAMED_BY = ("CATALOGKIT_CHROMIUM", "CHROME_PATH")
"""Environment variables that say which browser to start."""
IN_MACOS = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
SETTINGS = (
    "--headless", "--remote-debugging-pipe", "--no-first-run", "--disable-gpu",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-extensions", "--disable-breakpad", "--disable-quic",
    "--disable-dev-shm-usage", "--hide-scrollbars", "--force-color-profile=srgb",
    "--lang=en", "--enable-blink-features=LangAttributeAwareFormControlUI",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)  # fmt: skip
"""Quiet, alone, and with days in the order of the page's language."""
WIDTH, LOW = 1280, 100
TALLEST = 16000
"""A taller page is taken smaller: what draws pictures has an end."""
PATIENCE = 30.0
_READ, _WRITE = 3, 4  # where Chromium looks for its pipes
_CHUNK = 1 << 16
_FAREWELL, _MOMENT = 2.0, 0.02
_LONGEST = 200


class BrowserFailed(Exception):
    """There are no pictures, and the sentence that says why."""


def program(environ: Mapping[str, str]) -> str:
    """The browser of this machine. Raises BrowserFailed where there is none."""
    for name in NAMED_BY:
        if environ.get(name):
            named = shutil.which(environ[name], path=environ.get("PATH"))
            if named is None:
                message = f"{name} is '{environ[name]}', which is no program"
                raise BrowserFailed(message)
            return named
    for each in (*NAMES, IN_MACOS):
        there = shutil.which(each, path=environ.get("PATH"))
        if there is not None:
            return there
    message = (
        "there is no Chromium to take pictures with: install it, or name it in "
        f"{NAMED_BY[0]}"
    )
    raise BrowserFailed(message)


@dataclass
class Browser:
    """A running browser with one tab; no page in it may run a script."""

    program: str
    _sent: int
    _heard: int
    _said: Path
    patience: float = PATIENCE
    _number: int = 0
    _left: bytes = b""
    _session: dict[str, str] = field(default_factory=dict)

    def picture(self, page: Path) -> bytes:
        """A PNG of a whole page, from a file. Raises BrowserFailed."""
        until = time.monotonic() + self.patience
        self._open(until)
        going = self._ask("Page.navigate", until, url=page.resolve().as_uri())
        if "errorText" in going:
            message = f"{self.program} does not open '{page}': {going['errorText']}"
            raise BrowserFailed(message)
        self._wait("Page.loadEventFired", until)
        size = self._ask("Page.getLayoutMetrics", until)["cssContentSize"]
        clip = {
            "x": 0, "y": 0, "width": size["width"], "height": size["height"],
            "scale": min(1, TALLEST / size["height"]),
        }  # fmt: skip
        taken = self._ask(
            "Page.captureScreenshot", until, clip=clip, captureBeyondViewport=True
        )
        return base64.b64decode(taken["data"])

    def _open(self, until: float) -> None:
        """The tab, made before the first picture."""
        if self._session:
            return
        target = self._ask("Target.createTarget", until, url="about:blank")
        attached = self._ask("Target.attachToTarget", until, **target, flatten=True)
        self._session = {"sessionId": attached["sessionId"]}
        light = {"name": "prefers-color-scheme", "value": "light"}
        size = {"width": WIDTH, "height": LOW, "deviceScaleFactor": 1, "mobile": False}
        self._ask("Page.enable", until)
        self._ask("Emulation.setScriptExecutionDisabled", until, value=True)
        self._ask("Emulation.setDeviceMetricsOverride", until, **size)
        self._ask("Emulation.setEmulatedMedia", until, features=[light])

    def _ask(self, method: str, until: float, **params: object) -> dict[str, Any]:
        self._number += 1
        asked = {"id": self._number, "method": method, "params": params}
        try:
            os.write(self._sent, json.dumps(asked | self._session).encode() + b"\0")
        except OSError:
            raise self._gone() from None
        while True:
            told = self._next(until)
            if told.get("id") == self._number:
                break
        if "error" in told:
            message = f"{self.program} refuses {method}: {told['error']['message']}"
            raise BrowserFailed(message)
        result: dict[str, Any] = told["result"]
        return result

    def _wait(self, event: str, until: float) -> None:
        while self._next(until).get("method") != event:
            pass

    def _next(self, until: float) -> dict[str, Any]:
        """What it says next, in JSON up to a zero."""
        parts = [self._left]
        while b"\0" not in parts[-1]:
            rest = max(0.0, until - time.monotonic())
            if not select.select([self._heard], [], [], rest)[0]:
                message = f"{self.program} did not answer within {self.patience:g} s"
                raise BrowserFailed(message)
            parts.append(os.read(self._heard, _CHUNK))
            if not parts[-1]:
                raise self._gone()
        first, _, self._left = b"".join(parts).partition(b"\0")
        told: dict[str, Any] = json.loads(first)
        return told

    def _gone(self) -> BrowserFailed:
        lines = self._said.read_text(encoding="utf-8", errors="replace").splitlines()
        last = next((each for each in reversed(lines) if each.strip()), "")
        why = f", saying '{last.strip()[:_LONGEST]}'" if last else ""
        return BrowserFailed(f"{self.program} ended by itself{why}")


def bare() -> bool:
    """Whether the browser runs without its sandbox, as root must."""
    return os.geteuid() == 0


@contextmanager
def browser(program: str, patience: float = PATIENCE) -> Iterator[Browser]:
    """Starts a browser with a profile of its own, and ends all that it started."""
    if sys.platform == "win32":
        message = "pictures are taken on Linux and macOS only"
        raise BrowserFailed(message)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        said = Path(profile) / "said.txt"
        process, sent, heard = _started(program, profile, said)
        try:
            yield Browser(program, sent, heard, said, patience)
        finally:
            os.close(sent)  # it ends when nobody speaks to it any more
            _ended(process)
            os.close(heard)


def _started(program: str, profile: str, said: Path) -> tuple[int, int, int]:
    """The process, the pipe that it reads, and the one that it writes."""
    its, sent = map(_high, os.pipe())
    heard, tells = map(_high, os.pipe())
    words = [program, *SETTINGS, f"--user-data-dir={profile}"]
    words += ["--no-sandbox"] if bare() else []
    quiet = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, said, os.O_WRONLY | os.O_CREAT, 0o600),
    ]
    pipes = [
        (os.POSIX_SPAWN_DUP2, its, _READ),
        (os.POSIX_SPAWN_DUP2, tells, _WRITE),
    ]
    try:
        process = os.posix_spawn(
            program, words, os.environ, file_actions=[*quiet, *pipes], setpgroup=0
        )
    except OSError as error:
        os.close(sent)
        os.close(heard)
        message = f"{program} does not start: {error.strerror}"
        raise BrowserFailed(message) from None
    finally:
        os.close(its)
        os.close(tells)
    return process, sent, heard


def _ended(process: int) -> None:
    """Waits until a browser has ended, and ends it and all that it started if not."""
    until = time.monotonic() + _FAREWELL
    while os.waitpid(process, os.WNOHANG) == (0, 0):
        if time.monotonic() > until:
            os.killpg(process, signal.SIGKILL)
            os.waitpid(process, 0)
            return
        time.sleep(_MOMENT)


def _high(number: int) -> int:
    """The same pipe under a number that stands in nobody's way, for us alone."""
    high = fcntl.fcntl(number, fcntl.F_DUPFD_CLOEXEC, _WRITE + 1)
    os.close(number)
    return high
