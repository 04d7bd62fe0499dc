"""Talks to a language server over its standard streams, as an editor does."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class Server:
    """A running language server."""

    def __init__(self, process: "subprocess.Popen[bytes]", settings: Any) -> None:
        self.process, self.settings, self.last = process, settings, 0

    def ask(self, method: str, params: Any) -> Any:
        """The result of a request; the server's own questions get answers."""
        self.last += 1
        self._send({"id": self.last, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == self.last and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            if "id" in message:
                self._answer(message)

    def tell(self, method: str, params: Any) -> None:
        """A notification."""
        self._send({"method": method, "params": params})

    def _answer(self, message: Any) -> None:
        result = None
        if message["method"] == "workspace/configuration":
            sections = [each.get("section") for each in message["params"]["items"]]
            result = [self.settings.get(each, {}) for each in sections]
        self._send({"id": message["id"], "result": result})

    def _send(self, message: Any) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _receive(self) -> Any:
        assert self.process.stdout
        length = 0
        while (line := self.process.stdout.readline().strip()) or not length:
            assert line or self.process.poll() is None, "the server is gone"
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        return json.loads(self.process.stdout.read(length))


@contextmanager
def running(command: list[str], root: Path, settings: Any) -> Iterator[Server]:
    """A language server for a folder; it is stopped at the end."""
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root
    ) as process:
        server = Server(process, settings)
        capabilities = {
            "workspace": {"configuration": True},
            "textDocument": {
                "completion": {"completionItem": {"snippetSupport": True}},
                "hover": {"contentFormat": ["markdown"]},
            },
        }
        try:
            server.ask(
                "initialize",
                {
                    "processId": None,
                    "rootUri": root.as_uri(),
                    "capabilities": capabilities,
                },
            )
            server.tell("initialized", {})
            server.tell("workspace/didChangeConfiguration", {"settings": settings})
            yield server
        finally:
            process.kill()
