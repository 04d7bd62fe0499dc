"""Things that are records of Request Tracker, each with a number."""

from catalogkit.resource import Body, Json, Key
from catalogkit.targets.request_tracker.kinds import ALL, KINDS, SETTINGS
from catalogkit.targets.request_tracker.live.session import Session
from catalogkit.targets.request_tracker.live.tables import NEEDED, Thing, things


class Records:
    """Reads and writes them."""

    def __init__(self, session: Session) -> None:
        self.session, self.call = session, session.host.call

    def one(self, key: Key, native: str) -> Thing | None:
        """One as it is now."""
        rows = self.session.rows(dict.fromkeys(NEEDED[key.kind], native))
        found = things(key.kind, rows, self.session.marks.name)
        return next(found, None)

    def make(self, key: Key, body: Body) -> str:
        """Makes one."""
        values = {name: self._value(key.kind, name, body[name]) for name in body}
        return str(self.call("create", kind=key.kind, body=values))

    def change(self, key: Key, thing: Thing, values: Body) -> None:
        """Changes some of its attributes."""
        written = {name: self._value(key.kind, name, values[name]) for name in values}
        self.call("change", kind=key.kind, native=thing.native, body=written)

    def retire(self, key: Key, thing: Thing, *, retired: bool) -> None:
        """Takes one out of use, or into it again."""
        self.call("disable", kind=key.kind, native=thing.native, disabled=int(retired))

    def remove(self, key: Key, thing: Thing) -> None:
        """Deletes one with all that it holds."""
        self.call("remove", kind=key.kind, native=thing.native)

    def _value(self, kind: str, name: str, value: Json) -> Json:
        """A value as the host takes it: numbers instead of names."""
        attribute = KINDS[kind].attributes[name]
        if attribute.refers in SETTINGS:
            return self.session.native(attribute.refers, str(value)) if value else ""
        if attribute.refers or (kind, name) == ("Class", "Queues"):
            return self._natives(attribute.refers or "Queue", value)
        if (kind, name) == ("Scrip", "Template"):
            return self.session.marks.native("Template", str(value)) or value
        return int(value) if isinstance(value, bool) else value

    def _natives(self, kind: str, value: Json) -> Json:
        if value == ALL:
            return [0]
        if isinstance(value, list):
            return [self.session.native(kind, str(each)) for each in value]
        return self.session.native(kind, str(value)) if value else 0


class People(Records):
    """Users, who are made where they are missing and else left as they are."""

    def there(self, key: Key) -> str | None:
        """The user of this name, whoever made it."""
        found = self.call("user", name=key.id)
        return None if found is None else str(found)
