"""A plan as people read it: what is done to what, where that was written, who notices.

Renderers only lay it out: `as_text`, `as_markdown`, `as_json`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from catalogkit.diagnostic import Place
from catalogkit.live.planning import Planned
from catalogkit.live.values import Line, lines, said
from catalogkit.resource import Attribute, Body, Key, Kind, Owner
from catalogkit.rollout.planned import Drift
from catalogkit.step import Change, Create, Delete, Retire, Revive, Step, Update

Where = Callable[[Place], str]
"""Gives the file and line of a place: "catalog/vpn.yaml:3"."""
LONGEST = 300
FATES = {
    Owner.MANAGED: "put back",
    Owner.IGNORE: "left as it is (ignore)",
    Owner.ADOPT: "an import writes it into the catalog (adopt)",
}


@dataclass(frozen=True, slots=True)
class Group:
    """What steps of one word are called, and what that means."""

    word: str
    sign: str
    head: str
    means: str
    count: str


GROUPS = (
    Group("create", "+", "create", "", "to create"),
    Group("update", "~", "update", "", "to update"),
    Group("revive", "^", "take back into use", "", "to take back into use"),
    Group("adopt", "=", "adopt", "there already, and not ours until now", "to adopt"),
    Group("release", "=", "let go", "no longer ours", "to let go"),
    Group("retire", "-", "retire", "out of use, with all its data", "to retire"),
    Group("delete", "x", "delete", "for good", "to delete"),
    Group("manual", "?", "by hand", "see the run-book", "to do by hand"),
    Group("blocked", "!", "blocked", "nothing is done here", "blocked"),
)


@dataclass(frozen=True, slots=True)
class Edit:
    """What changes in one attribute, and what requesters notice of it."""

    change: Change
    lines: tuple[Line, ...]
    noticed: str = ""

    @property
    def name(self) -> str:
        """What the attribute is called on the platform."""
        return self.change.name


@dataclass(frozen=True, slots=True)
class Row:
    """One thing, and what is done to it.

    `called` is its kind in people's words, `title` what it is called on the platform,
    `place` where the author wrote it. `noticed` is what requesters notice.
    """

    word: str
    key: Key
    called: str
    title: str = ""
    place: Place | None = None
    edits: tuple[Edit, ...] = ()
    note: str = ""
    noticed: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What people call it: "queue vpn-access “VPN access”"."""
        title = "" if self.title in self.key.id else f" “{self.title}”"
        return f"{self.called} {self.key.id}{title}"


@dataclass(frozen=True, slots=True)
class Drifted:
    """Something that somebody changed by hand: how, and what becomes of it."""

    row: Row
    drift: Drift
    changed: str
    fate: str


@dataclass(frozen=True)
class Told:
    """A plan, ready to be laid out."""

    target: str
    env: str
    platform: str
    where: Where
    rows: tuple[Row, ...]
    drifts: tuple["Drifted", ...]
    waiting: tuple[str, ...] = ()

    def at(self, row: Row) -> str:
        """The author's line of a thing; "" where nobody wants it any more."""
        return "" if row.place is None else self.where(row.place)

    def of(self, word: str) -> list[Row]:
        """The rows of one word."""
        return [each for each in self.rows if each.word == word]

    @property
    def noticed(self) -> Mapping[str, list[Row]]:
        """What requesters notice → of which things."""
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            for each in row.noticed:
                found.setdefault(each, []).append(row)
        return found


def told(made: Planned, where: Where) -> Told:
    """A plan in people's words."""
    writer = _Writer(made)
    plan = made.plan
    blocked = [
        Row("blocked", each.key, *writer.head(each.key), note=each.why)
        for each in plan.blocked
    ]
    cut_off = tuple(
        f"the apply of {each.begun} was cut off after "
        f"{sum(e.state == 'done' for e in each.entries.values())} of "
        f"{len(each.plan.steps)} steps"
        for each in made.waiting
    )
    rows = (*map(writer.row, plan.steps), *blocked)
    drifts = tuple(map(writer.drift, plan.drifts))
    return Told(plan.target, plan.env, plan.platform, where, rows, drifts, cut_off)


@dataclass(frozen=True)
class _Writer:
    made: Planned

    def row(self, step: Step) -> Row:
        kind = self.kind(step.key)
        head = self.head(step.key, getattr(step, "body", None))
        edits = tuple(self.edits(kind, step))
        noticed = tuple(dict.fromkeys(each.noticed for each in edits if each.noticed))
        note = ""
        match step:
            case Create():
                noticed = (kind.noticed,) if kind.noticed else ()
            case Update(was=was) if was is not None:
                note = f"until now {was.id}"
            case Revive(was=was):
                noticed = (kind.noticed, *noticed) if kind.noticed else noticed
                note = f"until now {was.id}" if was else ""
            case Retire(holds=holds):
                noticed = (kind.missed,) if kind.missed else ()
                note = f"holds {_data(kind, holds)}" if kind.holds else ""
            case Delete(holds=holds, reason=reason):
                noticed = (kind.missed,) if kind.missed else ()
                lost = f"{_data(kind, holds)} lost" if kind.holds and holds else ""
                note = ", since: ".join(filter(None, [lost, reason]))
        if step.key.id.startswith(kind.unseen):
            noticed = ()
        return Row(step.word, step.key, *head, edits, note, noticed)

    def drift(self, drift: Drift) -> Drifted:
        row = Row("", drift.key, *self.head(drift.key))
        return Drifted(row, drift, *_drifted(drift, self.kind(drift.key)))

    def kind(self, key: Key) -> Kind:
        return self.made.stage.side.kinds.get(key.kind) or Kind(key.kind, {})

    def head(self, key: Key, body: Body | None = None) -> tuple[str, str, Place | None]:
        """What it is called by people and on the platform, and its author's line."""
        kind, resource = self.kind(key), self.made.stage.goal.resources.get(key)
        if resource is not None and isinstance(resource.body, Mapping):
            body = resource.body
        names = ("title",) if kind.by_hand else kind.named or (*kind.attributes,)[:1]
        title = " ".join(str((body or {}).get(each) or "") for each in names).strip()
        place = None if resource is None else resource.place
        return kind.called or kind.name, title, place

    def edits(self, kind: Kind, step: Step) -> Iterator[Edit]:
        changes: tuple[Change, ...] = getattr(step, "changes", ())
        for each in changes:
            attribute = kind.attributes.get(each.name, Attribute())
            found = tuple(lines(attribute, each))
            yield Edit(each, found, attribute.noticed)


def _drifted(drift: Drift, kind: Kind) -> tuple[str, str]:
    """What somebody changed, and what happens to it."""
    if not drift.attribute:
        back = {"gone": "made again", "retired": "taken back into use"}
        return f"it is {drift.there}", back.get(str(drift.there), "put back")
    also = "; the catalog has changed it, too" if drift.also else ""
    attribute = kind.attributes.get(drift.attribute, Attribute())
    by_hand = lines(attribute, Change(drift.attribute, drift.wanted, drift.there))
    if len(by_hand) == 1 and not by_hand[0].sign:
        changed = f"{said(drift.there)}, not {said(drift.wanted)}"
    else:
        changed = ", ".join(f"{each.sign} {each.text}".strip() for each in by_hand)
        changed = changed if len(changed) <= LONGEST else f"{changed[:LONGEST]}…"
    return f"{drift.attribute}: {changed}", f"{FATES[drift.fate]}{also}"


def _data(kind: Kind, count: int) -> str:
    """How much of its data there is: "812 requests", "no requests"."""
    noun = kind.holds.removesuffix("s") if count == 1 else kind.holds
    return f"{count:,} {noun}" if count else f"no {noun}"


def counted(rows: tuple[Row, ...] | list[Row]) -> str:
    """How many of which: "6 to create, 1 blocked"; "" where there is nothing."""
    parts = []
    for group in GROUPS:
        count = sum(each.word == group.word for each in rows)
        if count:
            parts.append(f"{count} {group.count}")
    return ", ".join(parts)
