"""A browser that tests drive: one for a session, in it as many pages as they like."""

import base64
import hashlib
import html
import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

NODE = Path(__file__).parent / "node"
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--virtual-time-budget=5000", "--dump-dom",
)  # fmt: skip
TOLD = '<pre id="told">nothing ran</pre>'
"""Where a page writes, as JSON, what it found."""
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Answers</title>
<meta http-equiv="Content-Security-Policy"
      content="default-src 'none'; script-src 'sha256-{hash}'"></head>
<body><script type="application/json" id="asked">{asked}</script>
{told}<script>{script}</script></body></html>
"""
"""A page that may do nothing but run its own script."""


def page_answers(chromium: str, folder: Path, script: str, asked: object) -> Any:
    """What a script, all that its page may run, makes of the JSON in #asked."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    data = json.dumps(asked).replace("<", "\\u003c")
    text = PAGE.format(hash=digest, asked=data, script=script, told=TOLD)
    return page_says(chromium, folder, text)


def page_says(chromium: str, folder: Path, text: str) -> Any:
    """What a page that holds TOLD says of itself, opened from a folder, once."""
    page = folder / "page.html"
    page.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [chromium, *QUIET, f"--user-data-dir={folder / 'profile'}", page.as_uri()],
        capture_output=True, check=True, text=True, encoding="utf-8", timeout=60,
    )  # fmt: skip
    found = re.search(r'<pre id="told">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found is not None, done.stderr
    return json.loads(html.unescape(found[1]))


class Browser:
    """A headless Chromium, driven by Node.js."""

    def __init__(self, node: str, chromium: str, profile: Path) -> None:
        self._numbers = count()
        self._process = subprocess.Popen(
            [node, str(NODE / "browse.mjs"), chromium, str(profile)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def ask(self, page: int, code: str, args: object = None) -> Any:
        """What a piece of JavaScript in Node.js returns; it has `page` and `args`."""
        line = json.dumps({"page": page, "code": code, "args": args})
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        told = json.loads(self._process.stdout.readline())
        if "error" in told:
            raise AssertionError(told["error"])
        return told.get("value")

    @contextmanager
    def page(self, file: Path, **setting: Any) -> Iterator["Page"]:
        """A file, opened; see `Page.set` for what may be set."""
        page = Page(self, next(self._numbers), file)
        page.set(**setting)
        page.open(file)
        yield page
        page.close()

    def stop(self) -> None:
        """Close it."""
        self._process.communicate(timeout=30)


@dataclass
class Page:
    """One page of the browser."""

    browser: Browser
    number: int
    file: Path
    settings: dict[str, Any] = field(default_factory=dict)

    def set(self, **setting: Any) -> None:
        """width, height, dark, script, print, zone, and before it is opened now."""
        self.settings |= setting
        self.node(
            """
            const { width = 1280, height = 900, script = true } = args;
            const { dark, print, zone, now } = args;
            if (now) await page.evaluateOnNewDocument((text) => {
              const fixed = Date.parse(text);
              globalThis.Date = class extends Date {
                constructor(...some) { super(...(some.length ? some : [fixed])); }
                static now() { return fixed; }
              };
            }, now);
            await page.setViewport({ width, height });
            if (print) await page.emulateMediaType("print");
            else await page.emulateMediaFeatures(
              [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
            await page.setJavaScriptEnabled(script);
            if (zone) await page.emulateTimezone(zone);
            """,
            self.settings,
        )

    def open(self, file: Path) -> None:
        """Go to a file and wait until it is there."""
        self.file = file
        self.node("await page.goto(args, { waitUntil: 'load' })", file.as_uri())

    def node(self, code: str, args: object = None) -> Any:
        """What JavaScript in Node.js returns."""
        return self.browser.ask(self.number, code, args)

    def do(self, code: str, args: object = None) -> Any:
        """What JavaScript in the page returns; it has `args`."""
        body = f"return page.evaluate((args) => {{{code}}}, args)"
        return self.node(body, args)

    def press(self, *keys: str) -> None:
        """Keys, one after the other: Tab, Enter, a letter."""
        self.node("for (const key of args) await page.keyboard.press(key)", keys)

    def type(self, text: str) -> None:
        """A text, typed where the focus is."""
        self.node("await page.keyboard.type(args)", text)

    def axe(self) -> list[str]:
        """What axe finds, in words."""
        found: list[str] = self.node("return axe()")
        return found

    @property
    def troubles(self) -> list[str]:
        """Errors, breaches of the policy, dialogs and requests, since it was opened."""
        found: list[str] = self.node("return troubles")
        return found

    def shot(self, file: Path) -> None:
        """A picture of the whole page, to look at."""
        self.node("await page.screenshot({ path: args, fullPage: true })", str(file))

    def close(self) -> None:
        """Close the page."""
        self.node("close")
