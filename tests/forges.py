"""A forge on this machine: keeps comments as GitHub and GitLab do.

The real ones cannot be asked from a test. This one has their addresses, their pages of
at most 100 comments, their limits, and their way to refuse a token.
"""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

JOB, READER, PERSON = "job-token", "token-of-a-fork", "personal-token"
BOT, SOMEBODY = "github-actions[bot]", "a.weber"
EVERY = re.compile(
    r"/repos/example/it/issues/7/comments|/projects/12/merge_requests/7/notes"
)
ONE = re.compile(
    r"(?:/repos/example/it/issues/comments|/projects/12/merge_requests/7/notes)/(\d+)"
)
LIMITS = {"github": 65_536, "gitlab": 1_000_000}


@dataclass
class Forge:
    """What was written, and what was asked."""

    port: int = 0
    comments: list[dict[str, object]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    moved_to: str = ""
    broken: bool = False

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def bodies(self) -> list[str]:
        return [str(each["body"]) for each in self.comments]

    def wrote(self, who: str, body: str) -> None:
        """Somebody writes a comment."""
        kind = "Bot" if who.endswith("[bot]") else "User"
        author = {"login": who, "username": who, "type": kind}
        number = 100 + len(self.comments)
        both = {"user": author, "author": author}
        self.comments.append({"id": number, "body": body, **both})

    def env(self, token: str = JOB, *, gitlab: bool = False) -> dict[str, str]:
        """What a run of CI about pull or merge request 7 finds in its environment."""
        if gitlab:
            return {
                "GITLAB_CI": "true",
                "CI_API_V4_URL": self.address,
                "CI_MERGE_REQUEST_PROJECT_ID": "12",
                "CI_MERGE_REQUEST_IID": "7",
                "CATALOGKIT_TOKEN": token,
            }
        return {
            "GITHUB_ACTIONS": "true",
            "GITHUB_API_URL": self.address,
            "GITHUB_REPOSITORY": "example/it",
            "GITHUB_TOKEN": token,
        }


@contextmanager
def forge() -> Iterator[Forge]:
    """A forge that answers until the end."""
    made = Forge()

    class Answer(_Answer):
        state = made

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    made.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Answer(BaseHTTPRequestHandler):
    state: Forge

    def do_GET(self) -> None:
        if not self._is_open():
            return
        address = urlsplit(self.path)
        if address.path == "/user":
            self._user()
        elif EVERY.fullmatch(address.path):
            query = {key: int(each[0]) for key, each in parse_qs(address.query).items()}
            size = min(query.get("per_page", 20), 100)
            start = (query.get("page", 1) - 1) * size
            self._say(200, self.state.comments[start : start + size])
        else:
            self._say(404, {})

    def do_POST(self) -> None:
        if self._is_open() and self._may_write() and EVERY.fullmatch(self.path):
            who = SOMEBODY if self._token == PERSON else BOT
            self.state.wrote(who, self._body)
            self._say(201, self.state.comments[-1])

    def do_PATCH(self) -> None:
        number = ONE.fullmatch(self.path)
        if self._is_open() and self._may_write() and number:
            those = self.state.comments
            one = next(each for each in those if each["id"] == int(number[1]))
            one["body"] = self._body
            self._say(200, one)

    do_PUT = do_PATCH  # noqa: N815 - as the server wants it

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Says nothing."""

    def _is_open(self) -> bool:
        self.state.asked.append(f"{self.command} {self.path}")
        if self.state.moved_to:
            self.send_response(302)
            self.send_header("Location", f"{self.state.moved_to}{self.path}")
            self.end_headers()
        elif self.state.broken:
            self.send_response(502)
            self.end_headers()
        return not self.state.moved_to and not self.state.broken

    @property
    def _token(self) -> str:
        said = self.headers.get("Authorization", "").removeprefix("Bearer ")
        return said or self.headers.get("PRIVATE-TOKEN", "")

    def _user(self) -> None:
        if self._token == PERSON:
            self._say(200, {"login": SOMEBODY, "username": SOMEBODY})
        else:
            self._say(403, {"message": "Resource not accessible by integration"})

    def _may_write(self) -> bool:
        length = int(self.headers.get("Content-Length", "0"))
        self._body = json.loads(self.rfile.read(length))["body"]
        forge = "github" if "/repos/" in self.path else "gitlab"
        if self._token not in {JOB, PERSON}:
            self._say(403, {"message": "Resource not accessible by integration"})
        elif len(self._body) > LIMITS[forge]:
            self._say(422, {"message": "body is too long"})
        else:
            return True
        return False

    def _say(self, code: int, what: object) -> None:
        data = json.dumps(what).encode()
        self.send_response(code)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
