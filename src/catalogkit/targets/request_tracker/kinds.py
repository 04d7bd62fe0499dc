"""The kinds of things that Request Tracker holds, and how it treats each."""

import re
from collections.abc import Mapping
from dataclasses import replace

from catalogkit.resource import Attribute, How, Json, Kind, Kinds
from catalogkit.targets.request_tracker.spoken import LONGEST_NAME

LONGEST_LIFECYCLE, LONGEST_LEVEL = 32, 64
"""So long may the name of a lifecycle be where a queue names it, and of a level."""
SETTINGS = ("Lifecycle", "ServiceLevel", "BusinessHours")
"""Kinds that are entries of the configuration, and are known there by their key."""
ALL = "all"
NUMERAL = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,9})?")
DAYS = ("0", "1", "2", "3", "4", "5", "6")


def text(value: Json) -> Json:
    """A text; nothing is the empty one."""
    return "" if value is None else str(value)


def flag(value: Json) -> Json:
    """Yes or no."""
    return bool(value) and value != "0"


def number(value: Json) -> Json:
    """A whole number; nothing is none."""
    return int(str(value)) if value not in {None, ""} else 0


def several(value: Json) -> Json:
    """Queues in one order, or all of them."""
    return [*sorted(map(str, value))] if isinstance(value, list) else value


def offered(value: Json) -> Json:
    """A value that a field offers."""
    if not isinstance(value, Mapping):
        return value
    return {name: text(value.get(name)) for name in ("Name", "Description", "Category")}


def entry(value: Json) -> Json:
    """A part of the configuration: what is empty is not there."""
    return _numbers(value) or None


def _numbers(value: Json) -> Json:
    """A number is the same there as a text of its digits."""
    match value:
        case dict():
            return {name: _numbers(each) for name, each in value.items()}
        case list():
            return [_numbers(each) for each in value]
        case bool() | int() | float():
            return f"{float(value):g}"
        case str() if NUMERAL.fullmatch(value):
            return f"{float(value):g}"
    return value


TEXT, FLAG, NUMBER = (
    Attribute(normal=text),
    Attribute(normal=flag),
    Attribute(normal=number),
)
PLAIN, NAMES = Attribute(normal=entry), Attribute(How.SET, normal=text)
LIST = Attribute(How.ORDERED)
READS = Attribute(normal=text, noticed="it reads otherwise")


def _of(kind: str, how: How = How.VALUE, noticed: str = "") -> Attribute:
    return Attribute(how, normal=text, refers=kind, noticed=noticed)


def _settings(*names: str) -> dict[str, Attribute]:
    return {"Name": TEXT, **dict.fromkeys(names, PLAIN)}


USER = Kind(
    "User",
    {"Name": TEXT, "Privileged": FLAG, "RealName": TEXT, "EmailAddress": TEXT},
    called="user",
    longest=LONGEST_NAME,
    counts_bytes=True,
    shared=True,
)
GROUP = Kind(
    "Group",
    {
        "Name": TEXT,
        "Description": TEXT,
        "Members": Attribute(How.SET, normal=text),
    },
    called="group",
    longest=LONGEST_NAME,
    counts_bytes=True,
    holds="requests",
)
CUSTOM_ROLE = Kind(
    "CustomRole",
    {
        "Name": READS,
        "Description": TEXT,
        "MaxValues": NUMBER,
        "EntryHint": TEXT,
        "Queues": replace(_of("Queue", How.SET), keeps="named"),
    },
    called="custom role",
    longest=LONGEST_NAME,
    counts_bytes=True,
    holds="assignments",
)
LIFECYCLE = Kind(
    "Lifecycle",
    {
        **_settings("type"),
        "initial": LIST,
        "active": LIST,
        "inactive": LIST,
        **dict.fromkeys(
            ("defaults", "transitions", "rights", "actions", "Maps"), PLAIN
        ),
    },
    called="lifecycle",
    longest=LONGEST_LIFECYCLE,
    holds="requests",
    retires=True,
)
BUSINESS_HOURS = Kind(
    "BusinessHours",
    _settings(*DAYS, "holidays"),
    called="business hours",
    folded=str,
    retires=True,
)
SERVICE_LEVEL = Kind(
    "ServiceLevel",
    {
        **_settings("Starts", "Response", "Resolve", "Timezone", "OutOfHours"),
        "BusinessHours": _of("BusinessHours"),
    },
    called="service level",
    folded=str,
    longest=LONGEST_LEVEL,
    holds="requests",
)
QUEUE = Kind(
    "Queue",
    {
        "Name": Attribute(normal=text, noticed="a service is called otherwise"),
        "Description": READS,
        "Lifecycle": _of("Lifecycle", noticed="it goes through other stages"),
        "SLADisabled": FLAG,
        "SLA": _of("ServiceLevel", noticed="another time is promised"),
        "CustomFields": replace(
            _of("CustomField", How.ORDERED, "other questions are asked"),
            keeps="its own",
        ),
        "CorrespondAddress": TEXT,
        "CommentAddress": TEXT,
        "SubjectTag": TEXT,
    },
    called="queue",
    longest=LONGEST_NAME,
    counts_bytes=True,
    holds="requests",
    noticed="something new can be asked for",
    missed="it can no longer be asked for",
)
CUSTOM_FIELD = Kind(
    "CustomField",
    {
        "Name": Attribute(normal=text, noticed="the question reads otherwise"),
        "Type": Attribute(normal=text, noticed="the question is answered otherwise"),
        "MaxValues": Attribute(normal=number, noticed="the number of answers changes"),
        "LookupType": TEXT,
        "Description": TEXT,
        "EntryHint": Attribute(normal=text, noticed="the hint reads otherwise"),
        "Pattern": Attribute(normal=text, noticed="other answers are accepted"),
        "RenderType": TEXT,
        "BasedOn": _of("CustomField", noticed="the values depend on another answer"),
        "UniqueValues": FLAG,
        "Values": Attribute(
            How.ORDERED, normal=offered, noticed="other values are offered"
        ),
        "Default": Attribute(How.ORDERED, normal=text, noticed="it begins otherwise"),
    },
    called="custom field",
    named=(),
    longest=LONGEST_NAME,
    counts_bytes=True,
    holds="answers",
    noticed="one more question is asked",
    missed="the question is no longer asked",
    unseen=("requester.", "person.", "escalation.", "task.", "request.", "article."),
)
TEMPLATE = Kind(
    "Template",
    {
        "Name": TEXT,
        "Queue": replace(_of("Queue"), keeps="named"),
        "Description": TEXT,
        "Type": TEXT,
        "Content": Attribute(normal=text, noticed="messages read otherwise"),
    },
    called="template",
    named=("Queue", "Name"),
    longest=LONGEST_NAME,
    counts_bytes=True,
)
SCRIP = Kind(
    "Scrip",
    {
        "Description": TEXT,
        "Queue": _of("Queue"),
        "Condition": TEXT,
        "Action": TEXT,
        "Template": TEXT,
        "Stage": TEXT,
        "SortOrder": NUMBER,
        "CustomIsApplicableCode": TEXT,
        "CustomPrepareCode": TEXT,
        "CustomCommitCode": TEXT,
    },
    called="scrip",
    named=(),
)
RIGHT = Kind(
    "Right",
    {"Principal": TEXT, "Object": TEXT, "Rights": NAMES},
    called="right",
    named=(),
)
CLASS = Kind(
    "Class",
    {
        "Name": READS,
        "Description": TEXT,
        "Queues": Attribute(normal=several),
        "CustomFields": _of("CustomField", How.ORDERED),
    },
    called="class of articles",
    longest=LONGEST_NAME,
    counts_bytes=True,
    holds="articles",
)
ARTICLE = Kind(
    "Article",
    {
        "Name": READS,
        "Summary": TEXT,
        "Class": _of("Class"),
        "Content": Attribute(normal=text, noticed="the article reads otherwise"),
    },
    called="article",
    named=("Class", "Name"),
    longest=LONGEST_NAME,
    counts_bytes=True,
    retires=True,
)
MANUAL = Kind("Manual", {}, called="task for a person", named=(), by_hand=True)

KINDS: Kinds = {
    each.name: each
    for each in (
        USER,
        GROUP,
        LIFECYCLE,
        BUSINESS_HOURS,
        SERVICE_LEVEL,
        CUSTOM_FIELD,
        QUEUE,
        CUSTOM_ROLE,
        TEMPLATE,
        SCRIP,
        RIGHT,
        CLASS,
        ARTICLE,
        MANUAL,
    )
}
