"""A small service desk in a JSON file: a platform of another package.

`url: /desk.json` in the manifest names the file, below the working directory. What the
file calls `faults` goes wrong: call ("read", "create Queue:vpn") → how it does.
"""

import base64
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

from catalogkit.catalog.catalog import Catalog
from catalogkit.diagnostic import Diagnostic
from catalogkit.hidden import Hidden
from catalogkit.model.options import PlatformOptions
from catalogkit.model.organisation import Team
from catalogkit.model.service_item import ServiceItem
from catalogkit.platform import Held, Rejected, Unavailable, Unreachable
from catalogkit.resource import (
    Attribute,
    Body,
    How,
    Json,
    Key,
    Kind,
    Kinds,
    Resource,
)
from catalogkit.rollout.memory import Memory
from catalogkit.step import Step
from catalogkit.step import key as key_of
from catalogkit.targets import Reveal, Side, Target
from catalogkit.targets.request_tracker import kinds
from catalogkit.targets.request_tracker.adoption.adopt import adopted
from catalogkit.targets.request_tracker.goal import goal as tracked

KINDS = {
    each.name: each
    for each in (
        Kind(
            "Team",
            {"Name": Attribute(), "Members": Attribute(How.SET)},
            called="team",
            retires=True,
        ),
        Kind(
            "Question",
            {
                "Label": Attribute(noticed="a question reads otherwise"),
                "Type": Attribute(),
                "Options": Attribute(
                    How.KEYED, key="id", noticed="other answers are offered"
                ),
            },
            called="question",
            named=(),
            holds="answers",
            noticed="a form asks one question more",
            missed="a form asks one question less",
        ),
        Kind(
            "Queue",
            {
                "Name": Attribute(noticed="a service has another name"),
                "Description": Attribute(noticed="a service is described otherwise"),
                "Team": Attribute(refers="Team"),
                "Questions": Attribute(How.ORDERED, refers="Question"),
            },
            called="queue",
            holds="requests",
            noticed="a service can be asked for",
            missed="a service can be asked for no more",
        ),
        Kind("Manual", {}, called="task", named=(), by_hand=True),
    )
}


def goal(catalog: Catalog) -> Iterator[Resource | Diagnostic]:
    """Teams, and items with their questions."""
    locale = catalog.manifest.default_locale
    for team in catalog.all(Team):
        name = team.title.get(locale, locale) if team.title else team.id
        body = {"Name": name, "Members": list(team.members)}
        key, old = Key("Team", team.id), _formerly("Team", team.renamed_from)
        yield Resource(key, body, place=team.at("id"), formerly=old)
        if team.contact is not None and team.contact.page:
            yield _by_hand(team, team.contact.page)
    for item in catalog.items():
        yield from _item(item, locale)


def _by_hand(team: Team, page: str) -> Resource:
    body: dict[str, Json] = {
        "title": f"Link the page of {team.id}",
        "where": ["Start page", "Links"],
        "steps": ["Press New", "Enter the values and save"],
        "values": {"Team": team.id, "Address": page},
        "check": "the link opens",
    }
    place = team.at("contact", "page")
    return Resource(Key("Manual", f"page-{team.id}"), body, place=place)


def _item(item: ServiceItem, locale: str) -> Iterator[Resource]:
    old = item.renamed_from
    asked = [each for each in item.form if each.type != "note"]
    for each in asked:
        options = [
            {"id": option.id, "Label": option.label.get(locale, locale)}
            for option in each.options
        ]
        body = {
            "Label": each.label.get(locale, locale),
            "Type": each.type,
            "Options": options,
        }
        key = Key("Question", f"{item.id}.{each.id}")
        was = _formerly("Question", f"{old or item.id}.{each.id}" if old else None)
        yield Resource(key, body, place=item.at(each, "label"), formerly=was)
    body = {
        "Name": item.title.get(locale, locale),
        "Description": item.summary.get(locale, locale) if item.summary else "",
        "Team": item.owner or "",
        "Questions": [f"{item.id}.{each.id}" for each in asked],
    }
    key = Key("Queue", item.id)
    yield Resource(key, body, place=item.at("title"), formerly=_formerly("Queue", old))


def _formerly(kind: str, name: str | None) -> tuple[Key, ...]:
    return (Key(kind, name),) if name else ()


@dataclass
class Desk:
    """The desk in a file; every call reads and writes it."""

    file: Path
    password: Hidden | None = None
    kinds: Kinds = field(default_factory=lambda: KINDS)

    def read(self) -> Sequence[Held]:
        """Everything."""
        self._fault("read")
        return self._load().read()

    def find(self, key: Key) -> Held | None:
        """The thing that bears a mark."""
        return self._load().find(key)

    def holding(self, held: Held) -> int:
        """How much it holds."""
        return self._load().holding(held)

    def carry_out(self, step: Step) -> str:
        """Does a step in the file."""
        self._fault(f"{step.word} {step.key}")
        memory = self._load()
        native = memory.carry_out(step)
        self._save(memory)
        return native

    def is_done(self, _: Key, body: Body) -> bool | None:
        """Whether a link is there, if the file says which are."""
        links = self._form().get("links")
        return None if links is None else body["values"] in links

    def close(self) -> None:
        """Nothing is open."""

    def _fault(self, call: str) -> None:
        said = self._form().get("faults", {}).get(call, "")
        how, _, what = said.partition(": ")
        known = self.password.revealed() if self.password else ""
        if how == "quoted":
            raise Rejected(quote_plus(known))
        if how == "basic":
            raise Rejected(base64.b64encode(f"api:{known}".encode()).decode())
        if how == "caused":
            try:
                raise ValueError(known)
            except ValueError as problem:
                message = "it went wrong"
                raise RuntimeError(message) from problem
        if how == "listen":
            argv = Path("/proc/self/cmdline").read_text("utf-8")
            message = f"listened to {argv}"
            raise Unreachable(message)
        what = what.replace("SECRET", known)
        raised = {
            "refused": Rejected, "500": Unavailable, "gone": Unreachable,
            "bug": RuntimeError, "lost": ConnectionError,
        }  # fmt: skip
        if how == "stop":
            raise KeyboardInterrupt
        if how == "kill":
            os.kill(os.getpid(), 9)
        if how in raised:
            raise raised[how](what)

    def _form(self) -> dict[str, Any]:
        if not self.file.exists():
            return {}
        form: dict[str, Any] = json.loads(self.file.read_text("utf-8"))
        return form

    def _load(self) -> Memory:
        form = self._form()
        memory = Memory(self.kinds, data=form.get("data", {}))
        for native, each in form.get("things", {}).items():
            mark, body = each["key"], each["body"]
            key = key_of(mark) if mark else None
            held = Held(key, each["kind"], native, body, retired=bool(each["retired"]))
            memory.add([held])
        numbers = (int(each) for each in memory.things if each.isdecimal())
        memory._last = max(numbers, default=0)  # noqa: SLF001
        return memory

    def _save(self, memory: Memory) -> None:
        form = self._form() | {
            "things": {
                native: {
                    "key": str(each.key) if each.key else "",
                    "kind": each.kind,
                    "retired": each.retired,
                    "body": dict(each.body),
                }
                for native, each in memory.things.items()
            }
        }
        text = json.dumps(form, ensure_ascii=False, indent=1)
        self.file.write_text(f"{text}\n", encoding="utf-8")


def connect(options: PlatformOptions, reveal: Reveal) -> Desk:
    """The desk in the file that the address names."""
    if options.url is None:
        message = "it needs 'url', such as /desk.json"
        raise Unreachable(message)
    password = reveal(options.password) if options.password else None
    return Desk(Path(options.url.strip("/")), password)


desk = Target(
    "desk",
    "a small service desk in a file",
    lambda _: iter(()),
    count=lambda _: 0,
    side=Side(KINDS, goal, connect),
)


def connect_tracker(options: PlatformOptions, reveal: Reveal) -> Desk:
    """A Request Tracker in a file: its kinds, what a catalog is there, no server."""
    if options.password is not None:
        reveal(options.password)
    return Desk(Path(str(options.url).strip("/")), kinds=kinds.KINDS)


tracker = Target(
    "tracker",
    "a Request Tracker in a file",
    lambda _: iter(()),
    count=lambda _: 0,
    side=Side(kinds.KINDS, tracked, connect_tracker, adopted),
)
