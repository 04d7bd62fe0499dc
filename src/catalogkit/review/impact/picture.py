"""What a picture of an impact shows.

The change stands in the middle, to its right what it reaches, to its left who and what
has to hear of it.

Interfaces and stages are no boxes of their own: an arrow stands for an interface, and a
value stream says at which stages it is hit. Where there is too much of a kind, the rest
is one box: "and 12 more service items".
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from catalogkit.catalog.graph.edges import Edge, whole
from catalogkit.catalog.graph.reach import Reached
from catalogkit.review.impact.asked import How
from catalogkit.review.impact.impact import Impact
from catalogkit.review.impact.names import GROUPS, kind_of, short
from catalogkit.review.impact.order import by_weight
from catalogkit.review.impact.words import kind_said, said

IN_COLUMN = 7
"""So many boxes of a kind stand in a column, and so many lines in a box."""
HIGH = 12
"""So many boxes in a column are still quick to read: of many kinds fewer are shown."""
FOLDED = frozenset({"interface", "stage"})
ASIDE = ("scheduled_work", "freeze", "promise")


@dataclass(frozen=True, slots=True)
class Box:
    """Something that is drawn: of a kind, with a title and lines below it."""

    key: str
    kind: str
    title: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow between two boxes, and how it reads."""

    start: str
    end: str
    says: str = ""


@dataclass
class Picture:
    """Columns of boxes, left to right, and the arrows between them.

    `aside` stands at the left of the change: who has to hear of it.
    """

    aside: list[Box] = field(default_factory=list)
    starts: list[Box] = field(default_factory=list)
    columns: list[list[Box]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    @property
    def boxes(self) -> Iterator[Box]:
        """Every box, column by column."""
        for column in (self.aside, self.starts, *self.columns):
            yield from column


def picture(impact: Impact) -> Picture:
    """The picture of an impact."""
    return _Drafted(impact).picture()


class _Drafted:
    """A picture while it is made: which address is in which box."""

    def __init__(self, impact: Impact) -> None:
        self.impact = impact
        self.locale = impact.locale or impact.catalog.manifest.default_locale
        self.box_of: dict[str, str] = {}
        self.links: dict[tuple[str, str], Link] = {}

    def picture(self) -> Picture:
        """All boxes first, then the arrows between them."""
        shown = [each for each in self.impact.found.values() if self.shows(each)]
        streams = [each for each in shown if kind_of(each.address) == "value_stream"]
        others = [each for each in shown if each not in streams]
        starts = list(self.column(map(_at, self.impact.starts), self.start))
        steps = sorted({each.steps for each in others})
        columns = [
            list(self.column([e for e in others if e.steps == step], self.box))
            for step in steps
        ]
        if streams:
            columns.append(list(self.column(streams, self.stream)))
        for each in self.impact.found.values():
            self.link(each)
        return Picture(list(self.aside()), starts, columns, list(self.links.values()))

    def shows(self, found: Reached) -> bool:
        """Whether something gets a box at the right."""
        return bool(found.way) and not found.ends and not self.folded(found.address)

    def folded(self, name: str) -> bool:
        """Whether an arrow or a stream stands for it."""
        return kind_of(name) in FOLDED and name not in self.impact.starts

    def column(
        self, found: Iterable[Reached], box: Callable[[str], Box]
    ) -> Iterator[Box]:
        """The boxes of a column; the last of a kind that has too many are one."""
        kinds: dict[str, list[str]] = {}
        for each in sorted(found, key=by_weight(self.impact.score)):
            kinds.setdefault(kind_of(each.address), []).append(each.address)
        limit = next(
            (n for n in range(IN_COLUMN, 2, -1) if _boxes(kinds, n) <= HIGH), 2
        )
        for kind in sorted(kinds, key=_place):
            names = kinds[kind]
            most = len(names) if len(names) <= limit else limit - 1
            for name in names[:most]:
                self.box_of[name] = name
                yield box(name)
            if names[most:]:
                yield self.rest(kind, names[most:])

    def rest(self, kind: str, names: Sequence[str]) -> Box:
        """One box for many."""
        self.box_of.update(dict.fromkeys(names, names[0]))
        called = kind_said(self.locale, kind, many=True)
        title = said(self.locale, "more_of", count=len(names), kind=called)
        return Box(names[0], "more", title, self.few(map(short, names)))

    def start(self, name: str) -> Box:
        """What is changed."""
        return Box(name, "start", self.impact.names.called(name), (self.said(name),))

    def box(self, name: str) -> Box:
        """What is reached."""
        title = self.impact.names.called(name)
        return Box(name, kind_of(name), title, (self.said(name),))

    def stream(self, name: str) -> Box:
        """A value stream, with the stages at which it is hit."""
        hit = (n for n in self.impact.found if n.startswith(f"{name}/"))
        stages = self.few(map(self.impact.names.called, hit))
        title = self.impact.names.called(name)
        return Box(name, "value_stream", title, (self.said(name), *stages))

    def link(self, found: Reached) -> None:
        """The arrow that leads to something: from the last on its way with a box."""
        end = self.end_of(found)
        if end is None or not found.way:
            return
        for edge in reversed(found.way):
            start = self.box_of.get(edge.start)
            if start == end or self.within(edge):
                return
            if start is not None:
                link = Link(start, end, found.way[-1].says)
                self.links.setdefault((start, end), link)
                return

    def within(self, edge: Edge) -> bool:
        """Whether an edge stays inside a stream: a hand-over is no arrow."""
        ends = (edge.start, edge.end)
        return all(map(self.folded, ends)) and whole(edge.start) == whole(edge.end)

    def end_of(self, found: Reached) -> str | None:
        """The box of something: a stage is in that of its stream."""
        if found.ends:
            return None
        name = found.address
        stage = kind_of(name) == "stage"
        return self.box_of.get(name) or (
            self.box_of.get(whole(name)) if stage else None
        )

    def aside(self) -> Iterator[Box]:
        """Who has to agree, what is planned, what is promised."""
        agree = [each.name for each in self.impact.asked if each.how is How.AGREES]
        if agree:
            names = (self.impact.names.called(f"team:{each}") for each in agree)
            yield Box(
                "agree",
                "people",
                said(self.locale, "agree"),
                self.few(names, "more_teams"),
            )
        for kind in ASIDE:
            found = [each.address for each in self.impact.groups.get(kind, ())]
            names = (self.impact.names.called(e) for e in found if e not in self.box_of)
            lines = self.few(names)
            if lines:
                yield Box(f"all {kind}", kind, said(self.locale, kind), lines)

    def few(self, names: Iterable[str], key: str = "more") -> tuple[str, ...]:
        """The first of some names, and how many more there are."""
        every = list(dict.fromkeys(names))
        most = len(every) if len(every) <= IN_COLUMN else IN_COLUMN - 1
        more = len(every) - most
        rest = [said(self.locale, key, count=more)] if more else []
        return (*every[:most], *rest)

    def said(self, name: str) -> str:
        """The kind of something and its id, for those who look for it."""
        return f"{kind_said(self.locale, kind_of(name))} · {short(name)}"


def _boxes(kinds: Mapping[str, Sequence[str]], limit: int) -> int:
    return sum(min(len(names), limit) for names in kinds.values())


def _at(name: str) -> Reached:
    return Reached(name, ())


def _place(kind: str) -> int:
    return [*GROUPS, kind].index(kind)
