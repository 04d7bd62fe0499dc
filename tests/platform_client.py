"""A platform over HTTP, as a client of ours sees it."""

import http.client
import json
import os
import urllib.error
import urllib.request
from collections.abc import Sequence

from catalogkit.platform import Held, Rejected, Unavailable, Unreachable
from catalogkit.resource import Json, Key
from catalogkit.step import Step, as_json
from tests.platform_server import held_from_json

PATIENCE = 1.0
"""Seconds until an answer is not waited for any more."""
NO_ENTRY = {401, 403}
AGAIN = 429
FAULT = 500


class OverHttp:
    """The platform at an address."""

    def __init__(self, address: str) -> None:
        self.address = address

    def read(self) -> Sequence[Held]:
        return [held_from_json(each) for each in self.ask("/things")]

    def find(self, key: Key) -> Held | None:
        form = self.ask("/find", str(key))
        return None if form is None else held_from_json(form)

    def holding(self, held: Held) -> int:
        return int(self.ask("/holding", held.native))

    def carry_out(self, step: Step) -> str:
        return str(self.ask("/steps", as_json(step)))

    def close(self) -> None:
        """Each call is a connection of its own."""

    def ask(self, path: str, form: Json | None = None):
        """What the platform answers."""
        data = None if form is None else json.dumps(form).encode()
        mine = {"X-Process": str(os.getpid())}
        request = urllib.request.Request(self.address + path, data, mine)  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
                return json.load(answer)
        except urllib.error.HTTPError as problem:
            with problem:
                raise refusal(problem, json.load(problem)) from None
        except (OSError, http.client.HTTPException, ValueError) as problem:
            reason = getattr(problem, "reason", problem)
            if isinstance(reason, ConnectionRefusedError):
                message = "nothing listens there"
                raise Unreachable(message) from None
            message = f"no answer: {type(reason).__name__}"
            raise Unavailable(message) from None


def refusal(problem: urllib.error.HTTPError, said: str) -> Exception:
    """What a status means."""
    if problem.code == AGAIN:
        return Unavailable(said, float(problem.headers["Retry-After"]))
    if problem.code >= FAULT:
        return Unavailable(said)
    return Unreachable(said) if problem.code in NO_ENTRY else Rejected(said)
