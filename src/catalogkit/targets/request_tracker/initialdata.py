"""What Request Tracker should hold, in the form that its own tools load.

Its tools know things by name only, and several custom fields share a name. So a custom
field is made under its key, which nothing else has, and gets its name in the end.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from catalogkit.resource import Body, Json, Key, Resource

Entry = dict[str, Json]
ORDER = (
    "Users", "Groups", "Queues", "Classes", "CustomFields", "CustomRoles", "ACL",
    "Templates", "Scrips", "Articles",
)  # fmt: skip
ROLES = "RT::System-Role"


def initialdata(made: Iterable[Resource]) -> Entry:
    """The data of an empty Request Tracker, by the tables of its own format."""
    these = {each.key: each.body for each in made if isinstance(each.body, Mapping)}
    writer = _Writer(these)
    tables: dict[str, list[Json]] = {name: [] for name in ORDER}
    for key, body in these.items():
        for table, entry in writer.entries(key, body):
            tables[table].append(entry)
    tables["CustomFields"] += writer.renamed()
    return {name: [*entries] for name, entries in tables.items() if entries}


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
        if body["BasedOn"]:
            found["BasedOn"] = body["BasedOn"]
        if not body["RenderType"]:
            found.pop("RenderType", None)
        values = body["Values"]
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
        found: Entry = {"Right": body["Rights"], **self._object(str(body["Object"]))}
        match kind:
            case "Group":
                group = self._name("Group", name)
                return {**found, "GroupDomain": "UserDefined", "GroupId": group}
            case "User":
                return {**found, "UserId": name}
            case "CustomRole":
                role = self._name("CustomRole", name)
                return {**found, "GroupDomain": ROLES, "CustomRole": role}
            case "Role":
                return {**found, "GroupDomain": ROLES, "GroupType": name}
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
        return name if body is None else body["Name"]


def _without(body: Body, *names: str) -> Entry:
    return {
        name: int(value) if isinstance(value, bool) else value
        for name, value in body.items()
        if name not in names
    }
