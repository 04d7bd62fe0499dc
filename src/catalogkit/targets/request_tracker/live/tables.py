"""What the tables of a Request Tracker say, as things of our kinds."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalogkit.resource import Body, Json
from catalogkit.targets.request_tracker.kinds import ALL
from catalogkit.targets.request_tracker.live.marks import Row

Tables = Mapping[str, Sequence[Row]]
Name = Callable[[str, str], str]
"""How a thing is named where another refers to it: (kind, native id) → name."""
NEEDED: Mapping[str, tuple[str, ...]] = {
    "User": ("users",),
    "Group": ("groups", "members"),
    "CustomField": ("fields", "values", "defaults", "everywhere"),
    "Queue": ("queues", "queue_levels", "applied"),
    "CustomRole": ("roles", "role_queues"),
    "Template": ("templates",),
    "Scrip": ("scrips", "scrip_queues"),
    "Class": ("classes", "class_queues", "applied"),
    "Article": ("articles", "contents"),
}
"""The tables in which a kind stands, the first of them with one row for each."""
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "User": ("Name", "RealName", "EmailAddress", "Privileged"),
    "Group": ("Name", "Description"),
    "CustomField": (
        "Name", "Type", "MaxValues", "LookupType", "Description", "EntryHint",
        "Pattern", "RenderType", "BasedOn", "UniqueValues",
    ),
    "Queue": (
        "Name", "Description", "Lifecycle", "SLADisabled", "CorrespondAddress",
        "CommentAddress", "SubjectTag",
    ),
    "CustomRole": ("Name", "Description", "MaxValues", "EntryHint"),
    "Template": ("Name", "Queue", "Description", "Type", "Content"),
    "Scrip": (
        "Description", "Condition", "Action", "Template", "CustomIsApplicableCode",
        "CustomPrepareCode", "CustomCommitCode",
    ),
    "Class": ("Name", "Description"),
    "Article": ("Name", "Summary", "Class"),
}  # fmt: skip
"""What follows on the number, the moment it was made and whether it is disabled."""
NUMBERS, FLAGS = {"MaxValues"}, {"Privileged", "SLADisabled", "UniqueValues"}
QUEUES, CLASSES = "RT::Queue-RT::Ticket", "RT::Class-RT::Article"
GLOBAL = "0"


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing as it stands there; `made` is when."""

    kind: str
    native: str
    made: str
    retired: bool
    body: Body


def things(kind: str, tables: Tables, name: Name) -> Iterator[Thing]:
    """All things of a kind that the tables hold."""
    first, *others = NEEDED[kind]
    beside = {each: _by_first(tables[each]) for each in others}
    more = MORE.get(kind)
    for native, made, disabled, *values in tables[first]:
        body: dict[str, Json] = {
            column: _value(column, value)
            for column, value in zip(COLUMNS[kind], values, strict=True)
        }
        those = {each: rows.get(str(native), []) for each, rows in beside.items()}
        if more is not None:
            more(body, those, name)
        retired = disabled not in {None, "0"}
        yield Thing(kind, str(native), str(made), retired, body)


def settings(kind: str, said: Json, called: Name) -> Iterator[Thing]:
    """All entries of one part of the configuration."""
    entries, maps = _object(said, "entries"), _object(said, "maps")
    for name, entry in sorted(entries.items()):
        if not isinstance(entry, dict):
            continue
        body: dict[str, Json] = {"Name": name, **entry}
        disabled = bool(body.pop("disabled", False)) and kind == "Lifecycle"
        if kind == "Lifecycle":
            body["Maps"] = {
                way: each for way, each in maps.items() if name in way.split(" -> ", 1)
            }
        if kind == "ServiceLevel" and (hours := body.get("BusinessHours")):
            body["BusinessHours"] = called("BusinessHours", str(hours))
        yield Thing(kind, name, "", disabled, body)


def _object(said: Json, name: str) -> dict[str, Json]:
    found = said.get(name) if isinstance(said, dict) else None
    return found if isinstance(found, dict) else {}


def _value(column: str, value: str | None) -> Json:
    if column in NUMBERS:
        return int(value or 0)
    if column in FLAGS:
        return value not in {None, "", "0"}
    return value or ""


def _by_first(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for first, *others in rows:
        found.setdefault(str(first), []).append(others)
    return found


Beside = Mapping[str, Sequence[Row]]


def _group(body: dict[str, Json], beside: Beside, _: Name) -> None:
    body["Members"] = [login or f"#{number}" for login, number in beside["members"]]


def _role(body: dict[str, Json], beside: Beside, name: Name) -> None:
    body["Queues"] = [name("Queue", str(each)) for (each,) in beside["role_queues"]]


def _queue(body: dict[str, Json], beside: Beside, name: Name) -> None:
    level = next((each for (each,) in beside["queue_levels"]), None)
    body["SLA"] = name("ServiceLevel", level) if level else ""
    body["Lifecycle"] = name("Lifecycle", str(body["Lifecycle"]))
    body["CustomFields"] = _applied(beside, name, QUEUES)


def _class(body: dict[str, Json], beside: Beside, name: Name) -> None:
    queues = [str(each) for (each,) in beside["class_queues"]]
    everywhere = GLOBAL in queues
    body["Queues"] = ALL if everywhere else [name("Queue", each) for each in queues]
    body["CustomFields"] = _applied(beside, name, CLASSES)


def _applied(beside: Beside, name: Name, lookup: str) -> list[Json]:
    return [
        name("CustomField", str(field))
        for field, where in beside["applied"]
        if where == lookup
    ]


def _field(body: dict[str, Json], beside: Beside, name: Name) -> None:
    based, render = body["BasedOn"], body["RenderType"]
    body["RenderType"] = "" if render == "0" else render
    body["BasedOn"] = name("CustomField", str(based)) if based not in {"", "0"} else ""
    body["Values"] = [
        {"Name": value or "", "Description": about or "", "Category": category or ""}
        for value, about, category in beside["values"]
    ]
    if beside["everywhere"] and body["LookupType"] == QUEUES:
        body["Queues"] = ALL
    body["Default"] = next((_listed(each) for (each,) in beside["defaults"]), [])


def _listed(value: object) -> list[Json]:
    return [*value] if isinstance(value, list) else []


def _template(body: dict[str, Json], _: Beside, name: Name) -> None:
    body["Queue"] = _where(str(body["Queue"]), name)


def _scrip(body: dict[str, Json], beside: Beside, name: Name) -> None:
    links = beside["scrip_queues"]
    queues = [_where(str(each[0]), name) for each in links]
    body["Queue"] = queues[0] if len(queues) == 1 else ", ".join(queues)
    for _, stage, order, own, shared in links[:1]:
        body["Stage"], body["SortOrder"] = stage, int(order or 0)
        known = name("Template", str(own or shared))
        if not known.startswith("#"):
            body["Template"] = known


def _where(queue: str, name: Name) -> str:
    return name("Queue", queue) if queue not in {"", GLOBAL} else ""


def _article(body: dict[str, Json], beside: Beside, name: Name) -> None:
    body["Class"] = name("Class", str(body["Class"]))
    body["Content"] = next((text or "" for _, text in beside["contents"]), "")


MORE: Mapping[str, Callable[[dict[str, Json], Beside, Name], None]] = {
    "Group": _group,
    "CustomField": _field,
    "Queue": _queue,
    "CustomRole": _role,
    "Template": _template,
    "Scrip": _scrip,
    "Class": _class,
    "Article": _article,
}
