"""Things that are entries of Request Tracker's configuration, each with a name."""

from collections.abc import Iterator, Mapping

from catalogkit.platform import Rejected
from catalogkit.resource import Body, Json, Key
from catalogkit.targets.request_tracker.kinds import SETTINGS
from catalogkit.targets.request_tracker.live.session import Session
from catalogkit.targets.request_tracker.live.tables import Thing, settings

HOURS, ALSO, OF = "BusinessHours", "Also", "Of"
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
        self._write(key, body, ())
        return key.id

    def change(self, key: Key, thing: Thing, values: Body) -> None:
        """Changes some of its attributes."""
        if values.get("Name", thing.native) != thing.native:
            message = f"{key}: Request Tracker refers to a {key.kind} by its name"
            raise Rejected(message)
        before = thing.body.get(ALSO)
        self._write(key, {**thing.body, **values}, _names(before), thing)

    def retire(self, key: Key, thing: Thing, *, retired: bool) -> None:
        """Takes a lifecycle out of use; the others stay for what is under way."""
        if key.kind == "Lifecycle" and retired != thing.retired:
            disabled = {DISABLED: 1} if retired else {}
            self._write(key, {**thing.body, **disabled}, (), thing)

    def remove(self, key: Key, thing: Thing) -> None:
        """Takes one away."""
        names = thing.native, *_names(thing.body.get(ALSO))
        self._save(key, thing.native, dict.fromkeys(names), {})

    def _write(
        self,
        key: Key,
        body: Body,
        also: tuple[str, ...],
        thing: Thing | None = None,
    ) -> None:
        name = key.id if thing is None else thing.native
        maps = body.get("Maps") or {}
        entry: dict[str, Json] = {
            each: value
            for each, value in body.items()
            if each not in {"Name", "Maps"} and value not in (None, "", {}, [])
        }
        if isinstance(calendar := entry.get(HOURS), str):
            entry[HOURS] = calendar.removeprefix("#")
        given = _names(entry.get(ALSO))
        if key.kind == HOURS:
            self._free(name, given)
        entries: dict[str, Json] = {name: dict(entry), **dict.fromkeys(also)}
        entry.pop(ALSO, None)
        entries |= {other: {**entry, OF: name} for other in given}
        self._save(key, name, entries, maps)

    def _save(self, key: Key, name: str, entries: dict[str, Json], maps: Json) -> None:
        self.call(
            "write_entries", kind=key.kind, native=name, entries=entries, maps=maps
        )

    def _free(self, name: str, others: tuple[str, ...]) -> None:
        """The other names of business hours must be nobody else's."""
        said = self.call("entries", of=[HOURS])
        found = said.get(HOURS) if isinstance(said, dict) else None
        entries = found.get("entries") if isinstance(found, dict) else None
        for each in others:
            entry = entries.get(each) if isinstance(entries, dict) else None
            if entry is not None and (
                not isinstance(entry, dict) or entry.get(OF) != name
            ):
                message = f"there are business hours '{each}' already, and not of ours"
                raise Rejected(message)

    def _things(self, kind: str, said: Json) -> Iterator[Thing]:
        found = said.get(kind) if isinstance(said, Mapping) else None
        yield from settings(kind, found, self.session.marks.name)


def _names(value: Json) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()
