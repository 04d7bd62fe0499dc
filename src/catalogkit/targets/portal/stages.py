"""The stages of a value stream in words, as its page lists and its map draws them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalogkit.model.duration import MINUTES, Duration
from catalogkit.model.stream import HandOff, Stage, ValueStream
from catalogkit.wording.reader import Reader

DAY = 8 * 60
"""The minutes of a business day, where a stream's times are added up."""
HOURS_OF_WORK = 3
"""Of so many hours by the wall clock, one is worked."""


@dataclass(frozen=True)
class Given:
    """What a stage gives to another: their places in the list, and what is agreed."""

    start: int
    end: int
    what: str
    agreement: str
    between: bool


@dataclass(frozen=True)
class Told:
    """A stage as it is read; `team` and `items` are ids, for who links them."""

    id: str
    number: int
    title: str
    team: str
    team_title: str
    expected: str
    minutes: int
    items: tuple[str, ...]
    item_titles: tuple[str, ...]
    systems: tuple[str, ...]
    entry: str
    exit: str
    gives: tuple[Given, ...]


def stages_told(reader: Reader, stream: ValueStream) -> tuple[Told, ...]:
    """Every stage, in order."""
    places = {each.id: place for place, each in enumerate(stream.stages)}
    return tuple(_told(reader, stream, each, places) for each in stream.stages)


def changes_of_hands(stages: tuple[Told, ...]) -> int:
    """How often work goes from one team to another."""
    return sum(given.between for each in stages for given in each.gives)


def total(stages: tuple[Told, ...]) -> int:
    """The minutes of the longest way through, forwards; of all where nothing flows."""
    if not any(each.gives for each in stages):
        return sum(each.minutes for each in stages)
    longest = [each.minutes for each in stages]
    for each in stages:
        for given in each.gives:
            if given.end > given.start:
                way = longest[given.start] + stages[given.end].minutes
                longest[given.end] = max(longest[given.end], way)
    return max(longest)


def minutes_of(time: Duration) -> int:
    """About how much working time a duration is."""
    if time.unit == "bd":
        return time.amount * DAY
    minutes = time.amount * MINUTES.get(time.unit, 0)
    by_the_wall = time.elapsed or time.unit in {"d", "w"}
    return minutes // HOURS_OF_WORK if by_the_wall else minutes


def about(reader: Reader, minutes: int) -> str:
    """An amount of working time, rounded so that one can remember it."""
    if minutes < 60:  # noqa: PLR2004 - an hour
        return reader.time(Duration(minutes, "m"))
    if minutes < DAY:
        return reader.time(Duration(round(minutes / 60), "h"))
    return reader.time(Duration(round(minutes / DAY), "bd"))


def _told(
    reader: Reader, stream: ValueStream, stage: Stage, places: Mapping[str, int]
) -> Told:
    return Told(
        id=stage.id,
        number=places[stage.id] + 1,
        title=stage.id if stage.title is None else reader.text(stage.title),
        team=stage.team or "",
        team_title="" if stage.team is None else reader.called(stage.team),
        expected="" if stage.expected is None else reader.time(stage.expected),
        minutes=0 if stage.expected is None else minutes_of(stage.expected),
        items=tuple(map(str, stage.items)),
        item_titles=tuple(map(reader.called, stage.items)),
        systems=tuple(map(reader.called, stage.systems)),
        entry="" if stage.entry is None else reader.text(stage.entry),
        exit="" if stage.exit is None else reader.text(stage.exit),
        gives=tuple(_gives(reader, stream, stage, places)),
    )


def _gives(
    reader: Reader, stream: ValueStream, stage: Stage, places: Mapping[str, int]
) -> Iterator[Given]:
    for each in stage.hand_off:
        if each.to in places:
            other = stream.stages[places[each.to]]
            yield Given(
                start=places[stage.id],
                end=places[each.to],
                what="" if each.gives is None else reader.text(each.gives),
                agreement=_agreement(reader, each),
                between=None not in {stage.team, other.team}
                and stage.team != other.team,
            )


def _agreement(reader: Reader, hand_off: HandOff) -> str:
    return "" if hand_off.promise is None else reader.called(hand_off.promise)
