"""Things that are entries of Request Tracker's configuration, each with a name."""

from collections.abc import Iterator, Mapping

from catalogkit.platform import Rejected
from catalogkit.resource import Body, Json, Key
from catalogkit.targets.request_tracker.kinds import SETTINGS
from catalogkit.targets.request_tracker.live.session import Session
from catalogkit.targets.request_tracker.live.tables import Thing, settings

HOURS = "BusinessHours"
DISABLED = "disabled"


class Settings:
    """Reads and writes them; Request Tracker refers to one by its name: our id."""

    def __init__(self, session: Session) -> None:
        self.session, self.call = session, session.host.call

    def every(self) -> Iterator[Thing]:
        """All entries, ours and others'."""
        said = self.call("entries", of=[*SETTINGS])
        for kind in SETTINGS:
            yield from self._things(kind, said)

    def one(self, key: Key, native: str) -> Thing | None:
        """One as it is now."""
        said = self.call("entries", of=[key.kind])
        those = self._things(key.kind, said)
        return next((each for each in those if each.native == native), None)

    def make(self, key: Key, body: Body) -> str:
        """Makes one. Raises Rejected where there is one of this name."""
        if self.one(key, key.id) is not None:
            message = f"there is a {key.kind} '{key.id}' already, and it is not ours"
            raise Rejected(message)
        self._write(key, key.id, body)
        return key.id

    def change(self, key: Key, thing: Thing, values: Body) -> None:
        """Changes some of its attributes."""
        if values.get("Name", thing.native) != thing.native:
            message = f"{key}: Request Tracker refers to a {key.kind} by its name"
            raise Rejected(message)
        self._write(key, thing.native, {**thing.body, **values})

    def retire(self, key: Key, thing: Thing, *, retired: bool) -> None:
        """Takes a lifecycle out of use; the others stay for what is under way."""
        if key.kind == "Lifecycle" and retired != thing.retired:
            disabled = {DISABLED: 1} if retired else {}
            self._write(key, thing.native, {**thing.body, **disabled})

    def remove(self, key: Key, thing: Thing) -> None:
        """Takes one away."""
        self._save(key, thing.native, None, {})

    def _write(self, key: Key, name: str, body: Body) -> None:
        entry: dict[str, Json] = {
            each: value
            for each, value in body.items()
            if each not in {"Name", "Maps"} and value not in (None, "", {}, [])
        }
        if isinstance(calendar := entry.get(HOURS), str):
            entry[HOURS] = calendar.removeprefix("#")
        self._save(key, name, entry, body.get("Maps") or {})

    def _save(self, key: Key, name: str, entry: Json, maps: Json) -> None:
        self.call("write_entry", kind=key.kind, native=name, entry=entry, maps=maps)

    def _things(self, kind: str, said: Json) -> Iterator[Thing]:
        found = said.get(kind) if isinstance(said, Mapping) else None
        yield from settings(kind, found, self.session.marks.name)
