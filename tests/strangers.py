"""What others have made in a Request Tracker, and what an import makes of it."""

import datetime
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from catalogkit.drafting.adopted import Adopted, Known
from catalogkit.findings import findings
from catalogkit.platform import Held
from catalogkit.project import Project, compiled
from catalogkit.resource import Resource
from catalogkit.rollout.bindings import Bindings, read
from catalogkit.rollout.goal import Goal, Terms, goal
from catalogkit.rollout.plan import plan
from catalogkit.rollout.planned import Plan
from catalogkit.rollout.take import AsFound, take
from catalogkit.source.read import read_exactly
from catalogkit.source.write import dump
from catalogkit.step import Adopt
from catalogkit.targets.request_tracker.adoption.adopt import adopted
from catalogkit.targets.request_tracker.goal import goal as wanted_by
from catalogkit.targets.request_tracker.kinds import KINDS

TODAY = datetime.date(2026, 11, 29)
TICKETS = "RT::Queue-RT::Ticket"
Json = Any


def field(native: str, name: str, kind: str = "Freeform", **more: Json) -> Held:
    body: Json = {
        "Name": name, "Type": kind, "MaxValues": 1, "LookupType": TICKETS,
        "Description": "", "EntryHint": "", "Pattern": "", "RenderType": "",
        "BasedOn": "", "UniqueValues": False, "Values": [], "Default": [],
    }  # fmt: skip
    return Held(None, "CustomField", native, {**body, **more})


def values(*each: str | tuple[str, ...]) -> list[Json]:
    rows = [one if isinstance(one, tuple) else (one,) for one in each]
    names = ("Name", "Description", "Category")
    return [dict(zip(names, (*row, "", ""), strict=False)) for row in rows]


def queue(native: str, name: str, *fields: str, **more: Json) -> Held:
    body: Json = {
        "Name": name, "Description": "", "Lifecycle": "#default", "SLADisabled": True,
        "SLA": "", "CustomFields": [f"#{each}" for each in fields],
        "CorrespondAddress": "", "CommentAddress": "", "SubjectTag": "",
    }  # fmt: skip
    return Held(None, "Queue", native, {**body, **more})


def group(native: str, name: str, *members: str, about: str = "") -> Held:
    body: Json = {"Name": name, "Description": about, "Members": [*members]}
    return Held(None, "Group", native, body)


def day(start: str, end: str, *breaks: tuple[str, str]) -> Json:
    pauses = [{"Start": begin, "End": stop} for begin, stop in breaks]
    return {"Name": "day", "Start": start, "End": end, "Breaks": pauses}


def right(who: str, where: str, *names: str) -> Held:
    body: Json = {"Principal": who, "Object": where, "Rights": [*names]}
    return Held(None, "Right", f"{who}@{where}", body)


def scrip(native: str, about: str, **code: str) -> Held:
    body = {"Description": about, "Condition": "On Create", "Action": "Notify Owner"}
    return Held(None, "Scrip", native, {**body, **code})


WEEK = {str(number): day("9:00", "18:00", ("12:00", "13:00")) for number in range(1, 6)}
DESK = (
    group("20", "Network team", "m.chen", "a.weber", about="They run *the* network"),
    queue("1", "General", Description="The default queue"),
    queue(
        "3", "VPN access", "7", "8", "9",
        Description="Reach the network: from outside", SLADisabled=False, SLA="#gold",
        CorrespondAddress="vpn@example.com",
    ),
    queue("4", "笔记本电脑", "9", "10", Lifecycle="#hardware"),
    field(
        "7", "Device", "Select", Pattern="(?#Mandatory).", EntryHint="Select one value",
        Values=values(("Laptop", "company or own"), "Phone", "笔记本"),
    ),
    field(
        "8", "Model", "Select", BasedOn="#7",
        Values=values(
            ("X1", "", "Laptop"), ("T14", "", "Laptop"), ("Pixel", "", "Phone")
        ),
    ),
    field(
        "9", "Cost centre", Pattern=r"^[A-Z]{2}\d{4}$",
        EntryHint="Two letters & <b>four</b> digits",
    ),
    field("10", "Why?", "Text"),
    field(
        "11", "Department", "Select", LookupType="RT::User",
        Values=values("Sales", "Finance"),
    ),
    field("12", "Colour", LookupType="RT::Catalog-RT::Asset"),
    Held(
        None, "ServiceLevel", "gold",
        {"Name": "gold", "BusinessHours": "#Default", "Response": {"RealMinutes": 30},
         "Resolve": {"BusinessMinutes": 480, "IgnoreOnStatuses": ["stalled"]}},
    ),
    Held(
        None, "BusinessHours", "Default",
        {"Name": "Default", **WEEK, "holidays": ["2026-12-25", "01-01"]},
    ),
    Held(None, "Lifecycle", "default", {"Name": "default", "initial": ["new"]}),
    Held(None, "Lifecycle", "hardware", {"Name": "hardware", "initial": ["new"]}),
    Held(None, "Class", "2", {"Name": "FAQ", "Queues": "all", "CustomFields": []}),
    Held(
        None, "Article", "5",
        {"Name": "How to connect", "Summary": "In five steps", "Class": "#2",
         "Content": "<p>Open <b>it</b> &amp; go.</p><ul><li>one</li><li>two "
         "<a href='https://x.example/'>more</a></li></ul>"},
    ),
    scrip("30", "Route by device", CustomPrepareCode="1;"),
    scrip("31", ""),
    Held(None, "CustomRole", "6", {"Name": "Reviewer", "MaxValues": 0, "Queues": []}),
    Held(None, "Template", "29", {"Name": "Blank", "Queue": "", "Content": ""}),
    Held(None, "User", "40", {"Name": "m.chen", "Privileged": True}),
    Held(None, "User", "41", {"Name": "a.weber", "Privileged": True}),
    right("Group:#20", "Queue:#3", "OwnTicket", "SeeQueue"),
    queue("19", "Old things"),
)  # fmt: skip


def imported(held: Iterable[Held], **known: Json) -> Adopted:
    return adopted([*held], Known("en", TODAY, **known))


def project_of(made: Adopted, own: Mapping[str, str] | None = None) -> Project:
    """The catalog that consists of what was imported."""
    manifest: Json = {"format": "1", "name": "Imported", "locales": ["en"]}
    files = {
        **made.files,
        "catalogkit.yaml": dump(
            {**manifest, **({"requester": made.requester} if made.requester else {})}
        ),
    }
    texts = {**files, **(own or {})}
    return compiled({path: text.encode() for path, text in texts.items()}, TODAY)


def goal_of(project: Project) -> Goal:
    assert project.catalog is not None
    every = wanted_by(project.catalog)
    return goal(KINDS, [each for each in every if isinstance(each, Resource)])


def taken(folder: Path, held: Iterable[Held], made: Adopted) -> list[AsFound]:
    """Writes the bindings, and gives what stays as it was found."""
    bindings = bindings_in(folder)
    found = take(bindings, goal_of(project_of(made)), [*held], made.natives)
    bindings.save()
    return found


def bindings_in(folder: Path) -> Bindings:
    return read(folder, "request-tracker", "prod", "here")


def planned(folder: Path, held: Iterable[Held], project: Project) -> Plan:
    bindings = bindings_in(folder)
    return plan(goal_of(project), [*held], bindings, Terms(), lambda _: 0)


def item(made: Adopted, name: str) -> Any:
    return body(made, f"catalog/items/{name}.yaml")


def body(made: Adopted, path: str) -> Any:
    return read_exactly(path, made.files[path].encode()).value


def errors_of(made: Adopted) -> list[str]:
    found = findings(project_of(made))
    return [each.message for each in found if each.severity == "error"]


def only_marks(made: Plan) -> None:
    assert all(isinstance(each, Adopt) and not each.changes for each in made.steps)


def told(made: Adopted) -> list[str]:
    return [each.message for each in made.report]
