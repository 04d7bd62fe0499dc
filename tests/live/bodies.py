"""Things of every kind, in two states and with hostile names."""

from collections.abc import Iterator, Mapping
from typing import Any

from catalogkit.resource import Key
from catalogkit.step import Change, Create, Update
from tests.live.stores import BACKSLASH, NUL

NAME = f"a ' }} @ $x %y {BACKSLASH} \" {{{{z}}}} <b>&amp; 上网 🛠 é"
TEXT = f"{NAME}\n=cut\n__END__\n{{ $q; }}\n"
OTHER = f"b; `id` {BACKSLASH}n ?? :1 -- 门禁"
TICKETS = "RT::Queue-RT::Ticket"


def option(name: str, about: str, category: str = "") -> dict[str, str]:
    return {"Name": name, "Description": about, "Category": category}


def field(name: str, **more: Any) -> dict[str, Any]:
    plain = {
        "Name": name,
        "Type": "Freeform",
        "MaxValues": 1,
        "LookupType": TICKETS,
        "Description": "",
        "EntryHint": "",
        "Pattern": "",
        "RenderType": "",
        "BasedOn": "",
        "Values": [],
        "Default": [],
    }
    return {**plain, **more}


def choice(name: str, *options: dict[str, str], **more: Any) -> dict[str, Any]:
    return field(name, Type="Select", Values=list(options), **more)


def scrip(code: str, **more: Any) -> dict[str, Any]:
    plain = {
        "Description": NAME,
        "Queue": "vpn",
        "Condition": "On Create",
        "Action": "User Defined",
        "Template": "Blank",
        "Stage": "TransactionCreate",
        "SortOrder": 3,
        "CustomIsApplicableCode": "",
        "CustomPrepareCode": code,
        "CustomCommitCode": "1;",
    }
    return {**plain, **more}


def lifecycle(*active: str) -> dict[str, Any]:
    return {
        "type": "ticket",
        "initial": ["new"],
        "active": list(active),
        "inactive": ["closed", "deleted"],
        "defaults": {"on_create": "new"},
        "transitions": {"": ["new"], "new": [*active], active[0]: ["closed"]},
        "rights": {"* -> *": "ModifyTicket"},
        "actions": [f"new -> {active[0]}", {"label": "Start", "update": "Respond"}],
        "Maps": {"default -> request": {"new": "new", "open": active[0]}},
    }


def day(start: str) -> dict[str, str]:
    return {"Name": "Monday", "Start": start, "End": "18:00"}


QUEUE = {
    "Name": NAME,
    "Description": OTHER,
    "Lifecycle": "request",
    "SLADisabled": False,
    "SLA": "gold",
    "CustomFields": ["vpn.model", "vpn.device"],
    "CorrespondAddress": "vpn@example.com",
}
BODIES: Mapping[Key, tuple[dict[str, Any], dict[str, Any]]] = {
    Key("User", "m.chen"): ({"Name": "m.chen", "Privileged": True}, {}),
    Key("User", "a.weber"): ({"Name": "a.weber", "Privileged": True}, {}),
    Key("Group", "network"): (
        {"Name": NAME, "Description": OTHER, "Members": ["m.chen"]},
        {"Name": OTHER, "Description": NAME, "Members": ["a.weber"]},
    ),
    Key("Lifecycle", "request"): (lifecycle("open"), lifecycle("open", "stalled")),
    Key("BusinessHours", "hq"): (
        {"1": day("09:00"), "holidays": ["2026-12-25"]},
        {"1": day("08:00"), "2": day("08:00"), "holidays": []},
    ),
    Key("ServiceLevel", "gold"): (
        {"Starts": {"RealMinutes": 0}, "Resolve": {"BusinessMinutes": "240"},
         "BusinessHours": "hq", "Timezone": "Asia/Shanghai"},
        {"Starts": {"BusinessMinutes": 0}, "Resolve": {"RealMinutes": 60},
         "Response": {"RealMinutes": 15}, "BusinessHours": "hq", "Timezone": "UTC"},
    ),
    Key("CustomField", "vpn.device"): (
        choice(NAME, option(NAME, "b"), option("A", "a"), RenderType="List",
               EntryHint=NAME, Pattern="(?#Mandatory).", Default=["A"]),
        choice(OTHER, option("A", "a"), option(OTHER, "b"), option("C", "c"),
               Pattern="^[A-Z{}'\"@$]+$", Default=[]),
    ),
    Key("CustomField", "vpn.model"): (
        choice("Model", option("X", "x", NAME), option("X", "x", "A"),
               MaxValues=0, BasedOn="vpn.device"),
        choice("Model", option("Y", "y"), option("X", "x"), MaxValues=0),
    ),
    Key("CustomField", "requester.region"): (
        field(NAME, LookupType="RT::User"),
        field(OTHER, LookupType="RT::User"),
    ),
    Key("CustomField", "article.body"): (
        field("Content", Type="HTML", LookupType="RT::Class-RT::Article"),
        field("Text", Type="HTML", LookupType="RT::Class-RT::Article"),
    ),
    Key("Queue", "vpn"): (
        QUEUE,
        {**QUEUE, "Name": OTHER, "Description": NAME, "SLADisabled": True, "SLA": "",
         "CustomFields": ["vpn.device"], "CorrespondAddress": ""},
    ),
    Key("CustomRole", "team"): (
        {"Name": NAME, "Description": OTHER, "MaxValues": 0, "Queues": ["vpn"]},
        {"Name": OTHER, "Description": NAME, "MaxValues": 1, "Queues": []},
    ),
    Key("Template", "vpn.told"): (
        {"Name": NAME, "Queue": "vpn", "Description": OTHER, "Type": "Simple",
         "Content": TEXT},
        {"Name": OTHER, "Queue": "", "Description": NAME, "Type": "Perl",
         "Content": "Subject: {1}\n\n上网"},
    ),
    Key("Scrip", "vpn.decide"): (
        scrip(f"my $name = q{NUL}\x01{NUL}; 1; # 上网", Template="vpn.told"),
        scrip("my @them = ('@', \"\\x{4e0a}\"); 1;", Condition="On Resolve",
              Stage="TransactionBatch", SortOrder=7, Description=OTHER),
    ),
    Key("Right", "Group:network@Queue:vpn"): (
        {"Principal": "Group:network", "Object": "Queue:vpn",
         "Rights": ["ShowTicket", "SeeQueue"]},
        {"Principal": "Group:network", "Object": "Queue:vpn",
         "Rights": ["SeeQueue", "OwnTicket"]},
    ),
    Key("Right", "CustomRole:team@System"): (
        {"Principal": "CustomRole:team", "Object": "System", "Rights": ["ShowTicket"]},
        {"Principal": "CustomRole:team", "Object": "System", "Rights": ["OwnTicket"]},
    ),
    Key("Right", "CustomRole:team@CustomField:vpn.device"): (
        {"Rights": ["SeeCustomField"]},
        {"Rights": ["SeeCustomField", "ModifyCustomField"]},
    ),
    Key("Class", "guides"): (
        {"Name": NAME, "Description": OTHER, "Queues": "all",
         "CustomFields": ["article.body"]},
        {"Name": OTHER, "Description": NAME, "Queues": ["vpn"],
         "CustomFields": ["article.body"]},
    ),
    Key("Article", "vpn-setup"): (
        {"Name": NAME, "Summary": OTHER, "Class": "guides", "Content": TEXT * 40},
        {"Name": OTHER, "Summary": NAME, "Class": "guides", "Content": OTHER},
    ),
}  # fmt: skip
"""Key → (body, another body), each after those that it names."""


def creations() -> Iterator[Create]:
    """The steps that make all of them."""
    for key, (body, _) in BODIES.items():
        yield Create(key, body)


def update(key: Key, native: str, *, back: bool = False) -> Update:
    """The step that gives one its other body."""
    before, after = BODIES[key][::-1] if back else BODIES[key]
    changes = (
        Change(name, before.get(name), value)
        for name, value in after.items()
        if value != before.get(name)
    )
    return Update(key, native, tuple(changes))
