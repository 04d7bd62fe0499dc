"""What Request Tracker should hold, in the forms that its own tools load.

Its tools know things by name only, and several custom fields share a name. So a custom
field is made under its key, which nothing else has, and gets its name in the end.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType

from catalogkit.catalog.canonical import dumps
from catalogkit.resource import Body, Json, Key, Resource

Entry = dict[str, Json]
ORDER = (
    "Users", "Groups", "Queues", "Classes", "CustomFields", "CustomRoles", "ACL",
    "Templates", "Scrips", "Articles", "Attributes",
)  # fmt: skip
SETTINGS = ("Lifecycle", "BusinessHours", "ServiceLevel")
"""Kinds that stand in the file of settings: they are marked here all the same."""
MARKED = ("Group", "Queue", "CustomField", "CustomRole", "Class", "Article")
"""Kinds that the format can mark."""
MARK = "catalogkit"
RIGHT = ("Principal", "Object", "Rights")


def initialdata(made: Iterable[Resource]) -> Entry:
    """The data of an empty Request Tracker, by the tables of its own format."""
    these = {each.key: each.body for each in made if isinstance(each.body, Mapping)}
    writer = _Writer(these)
    tables: dict[str, list[Json]] = {name: [] for name in ORDER}
    for key, body in these.items():
        for table, entry in writer.entries(key, body):
            if key.kind in MARKED:
                entry["Attributes"] = [_mark(key)]
            tables[table].append(entry)
    tables["CustomFields"] += writer.renamed()
    return {name: [*entries] for name, entries in tables.items() if entries}


def finish(made: Iterable[Resource]) -> str:
    """The program that follows: it sets and marks what the data cannot."""
    todo: dict[str, list[Json]] = {
        "defaults": [], "orders": [], "templates": [], "scrips": [], "rights": [],
    }  # fmt: skip
    places: dict[str, int] = {}
    for each in made:
        body = each.body
        if not isinstance(body, Mapping):
            continue
        match each.key.kind:
            case "CustomField":
                places[each.key.id] = len(places)
                if body.get("Default"):
                    default = {"id": each.key.id, "values": body["Default"]}
                    todo["defaults"].append(default)
            case "Queue" if _is_otherwise(body["CustomFields"], places):
                shown = {"id": each.key.id, "fields": body["CustomFields"]}
                todo["orders"].append(shown)
            case "Template":
                named = {"queue": body["Queue"] or "", "name": body["Name"]}
                todo["templates"].append({"id": each.key.id, **named})
            case "Scrip":
                about = {"id": each.key.id, "description": body["Description"]}
                todo["scrips"].append(about)
            case "Right":
                todo["rights"].append({name.lower(): body[name] for name in RIGHT})
    program = files(__package__).joinpath("finish.pl").read_text(encoding="utf-8")
    return f"{program}{dumps({name: [*each] for name, each in todo.items()})}\n"


def _is_otherwise(fields: Json, places: Mapping[str, int]) -> bool:
    """Whether a queue shows its fields in another order than they are made in."""
    those = fields if isinstance(fields, list) else []
    order = [places[str(each)] for each in those]
    return order != sorted(order)


@dataclass(frozen=True)
class _Writer:
    """Writes each thing, all others being at hand for their names."""

    these: Mapping[Key, Body]

    def entries(self, key: Key, body: Body) -> Iterator[tuple[str, Entry]]:
        """The table of a thing and its entry there."""
        match key.kind:
            case "User":
                yield "Users", {"Name": body["Name"], "Privileged": 1}
            case "Group":
                yield "Groups", self._group(body)
            case "Queue":
                yield "Queues", _without(body, "CustomFields")
            case "CustomField":
                yield "CustomFields", self._field(key, body)
            case "CustomRole":
                applied = self._names("Queue", body["Queues"])
                yield "CustomRoles", {**_without(body, "Queues"), "ApplyTo": applied}
            case "Right":
                yield "ACL", self._right(body)
            case "Class":
                yield "Classes", _without(body, "Queues", "CustomFields")
            case "Article":
                yield "Articles", self._article(body)
            case "Template":
                yield "Templates", {**body, "Queue": self._queue(body["Queue"])}
            case "Scrip":
                yield "Scrips", self._scrip(body)
            case kind if kind in SETTINGS:
                mark = _mark(key, {"native": key.id})
                yield "Attributes", {**mark, "Object": "RT::System"}

    def renamed(self) -> Iterator[Entry]:
        """The names of the custom fields, at last."""
        for key, body in self.these.items():
            if key.kind == "CustomField":
                original: Entry = {"Name": key.id}
                yield {"_Updated": 1, "_Original": original, "Name": body["Name"]}

    def _group(self, body: Body) -> Entry:
        members = body.get("Members")
        found = {**_without(body, "Members"), "Domain": "UserDefined"}
        return {**found, "Members": {"Users": members}} if members else found

    def _field(self, key: Key, body: Body) -> Entry:
        found = {**_without(body, "Values", "Default", "BasedOn"), "Name": key.id}
        if body.get("BasedOn"):
            found["BasedOn"] = body["BasedOn"]
        if not body.get("RenderType"):
            found.pop("RenderType", None)
        values = body.get("Values")
        if isinstance(values, list) and values:
            found["Values"] = [
                {**each, "SortOrder": place}
                for place, each in enumerate(values, start=1)
                if isinstance(each, Mapping)
            ]
        applied = [*self._applied(key)]
        return {**found, "ApplyTo": applied} if applied else found

    def _applied(self, key: Key) -> Iterator[Json]:
        """The queues or classes that show a custom field."""
        for body in self.these.values():
            shown = body.get("CustomFields")
            if isinstance(shown, list) and key.id in shown:
                yield body["Name"]

    def _right(self, body: Body) -> Entry:
        kind, _, name = str(body["Principal"]).partition(":")
        where = str(body["Object"])
        found: Entry = {"Right": body["Rights"], **self._object(where)}
        on = "RT::Queue" if where.startswith("Queue:") else "RT::System"
        match kind:
            case "Group":
                group = self._name("Group", name)
                return {**found, "GroupDomain": "UserDefined", "GroupId": group}
            case "User":
                return {**found, "UserId": name}
            case "CustomRole":
                role = self._name("CustomRole", name)
                return {**found, "GroupDomain": f"{on}-Role", "CustomRole": role}
            case "Role":
                return {**found, "GroupDomain": f"{on}-Role", "GroupType": name}
        return {**found, "GroupDomain": "SystemInternal", "GroupType": kind}

    def _object(self, where: str) -> Entry:
        kind, _, name = where.partition(":")
        match kind:
            case "Queue":
                return {"Queue": self._name(kind, name)}
            case "Class":
                return {"ObjectType": "RT::Class", "ObjectId": self._name(kind, name)}
            case "CustomField":
                field = self.these[Key(kind, name)]
                found = {"CF": field["Name"], "LookupType": field["LookupType"]}
                queue = next(self._applied(Key(kind, name)), None)
                on_queue = str(field["LookupType"]).startswith("RT::Queue")
                return {**found, "Queue": queue} if queue and on_queue else found
        return {}

    def _article(self, body: Body) -> Entry:
        shelf = Key("Class", str(body["Class"]))
        name = self.these[shelf]["Name"]
        fields = self._names("CustomField", self.these[shelf]["CustomFields"])
        field = fields[0] if isinstance(fields, list) else ""
        content: Json = [{"CustomField": field, "Content": body["Content"]}]
        return {**_without(body, "Content"), "Class": name, "CustomFields": content}

    def _scrip(self, body: Body) -> Entry:
        names = {"Condition": "ScripCondition", "Action": "ScripAction"}
        return {names.get(key, key): value for key, value in body.items()}

    def _queue(self, name: Json) -> Json:
        return self._name("Queue", str(name)) if name else 0

    def _names(self, kind: str, names: Json) -> Json:
        those = names if isinstance(names, list) else []
        return [self._name(kind, str(each)) for each in those]

    def _name(self, kind: str, name: str) -> Json:
        """What something is called; what is not ours is called as it is."""
        body = self.these.get(Key(kind, name))
        return name.removeprefix("#") if body is None else body["Name"]


def _mark(key: Key, more: Mapping[str, Json] = MappingProxyType({})) -> Entry:
    """Our mark: what the platform side reads to know what is ours."""
    content = dumps({"kind": key.kind, "id": key.id, **more})
    return {"Name": MARK, "Description": str(key), "Content": content}


def _without(body: Body, *names: str) -> Entry:
    return {
        name: int(value) if isinstance(value, bool) else value
        for name, value in body.items()
        if name not in names
    }
