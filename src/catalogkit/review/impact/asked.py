"""Who must be asked, and why: owners, those who speak for a role, the change model."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.graph.edges import MANIFEST
from catalogkit.catalog.graph.reach import Reached
from catalogkit.catalog.owners import Owners
from catalogkit.diagnostic import Place
from catalogkit.model.base import Entity, Written
from catalogkit.model.change_model import ChangeModel
from catalogkit.model.landscape import Service, System
from catalogkit.model.service_item import ServiceItem
from catalogkit.model.stream import ValueStream
from catalogkit.review.impact.names import Names, kind_of
from catalogkit.review.impact.score import SENSITIVITY

SPEAKING: Mapping[str, tuple[str, ...]] = {
    "system": ("development", "test", "operations"),
    "interface": ("development", "test", "operations"),
    "scheduled_work": ("change", "test", "operations"),
    "freeze": ("change", "operations"),
    "automation": ("development", "operations"),
    "audience": ("business", "security"),
    "approval": ("business", "security"),
    "service_item": ("business", "support"),
    "service": ("business", "support"),
    "promise": ("business", "support"),
    "value_stream": ("business",),
    "stage": ("business",),
    "calendar": ("operations", "support"),
    "team": ("operations", "support"),
}
"""Who speaks for a value stream about a change of such a thing."""
MOST = 6
"""So many names a reason has in words; JSON has all."""
NEAR = 1
"""So many steps away an owner must agree; beyond, it is enough to know."""


class How(IntEnum):
    """How somebody takes part, the strongest first."""

    AGREES = 1
    CONSULTED = 2
    TOLD = 3

    def __str__(self) -> str:
        """As it reads in a table."""
        return {1: "agrees", 2: "is consulted", 3: "is told"}[self]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody is asked, how, and where that is written.

    It reads "*answers for* *assess* *by system-sensitive*": `does`, `about`, `by`.
    """

    how: How
    does: str
    about: str
    by: str
    place: Place
    old: bool = False
    """Whether that stands only in the old one of two catalogs."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A team, or a role of the organisation, and why it is asked."""

    name: str
    reasons: tuple[Reason, ...]

    @property
    def how(self) -> How:
        """The strongest way in which it takes part."""
        return self.reasons[0].how

    def texts(self) -> Iterator[str]:
        """The reasons in words, those alike in one, of many the first."""
        alike: dict[tuple[str, str], list[str]] = {}
        for each in self.reasons:
            alike.setdefault((each.does, each.by), []).append(each.about)
        for (does, by), about in alike.items():
            more = len(about) - MOST
            rest = f" and {more} more" if more > 0 else ""
            named = f"{', '.join(about[:MOST])}{rest}"
            yield " ".join(each for each in (does, named, by) if each)


def asked(
    found: Mapping[str, Reached],
    names: Names,
    model: ChangeModel | None,
) -> tuple[Asked, ...]:
    """Everybody who is asked about a change that reaches these, the strongest first."""
    known: dict[str, dict[str, Reason]] = {}
    streams = streams_of(found, names)
    several = len(streams) > 1
    for name, reason in (
        *_owners(found, names),
        *_streams(found, streams, names),
        *(_by_model(model, several=several) if model is not None else ()),
    ):
        mine = known.setdefault(name, {})
        what = f"{reason.does} {reason.about} {reason.by}"
        mine[what] = min(reason, mine.get(what, reason), key=_order)
    every = (Asked(n, tuple(sorted(e.values(), key=_order))) for n, e in known.items())
    return tuple(sorted(every, key=lambda each: (each.how, each.name)))


def streams_of(found: Mapping[str, Reached], names: Names) -> list[ValueStream]:
    """The value streams that are affected, the nearest first."""
    every = (names.part(name) for name, each in found.items() if not each.ends)
    return [each for each in every if isinstance(each, ValueStream)]


def fitting(
    catalog: Catalog, found: Mapping[str, Reached], names: Names
) -> ChangeModel | None:
    """The change model by which such a change is made; None where no stream is hit.

    It covers the most sensitive stream. One by which the nearest items are changed goes
    first, then a normal one, then the one that is made for the fewest sensitivities.
    """
    streams = streams_of(found, names)
    if not streams:
        return None
    worst = max((each.sensitivity for each in streams), key=SENSITIVITY.__getitem__)
    fits = [
        each
        for each in catalog.all(ChangeModel)
        if not each.sensitivity or worst in each.sensitivity
    ]
    near = {*_models(found, names)}
    return min(
        fits,
        key=lambda each: (
            each.change_type != "normal",
            each.id not in near,
            len(each.sensitivity or SENSITIVITY),
            each.id,
        ),
        default=None,
    )


def _models(found: Mapping[str, Reached], names: Names) -> Iterator[str]:
    """The change models of the items that are changed or next to what is."""
    for name, each in found.items():
        item = names.part(name)
        if isinstance(item, ServiceItem) and each.steps <= NEAR and not each.ends:
            yield from (str(p.model) for p in item.paths.values() if p.model)


def _owners(found: Mapping[str, Reached], names: Names) -> Iterator[tuple[str, Reason]]:
    """Those who own what is changed, and what is reached that somebody runs."""
    for name, each in found.items():
        entity, old = names.entity(name), names.is_old(name)
        if not each.way:
            yield from _of_start(name, names)
        elif entity is not None and entity.owner is not None and _run(entity, each):
            how = How.AGREES if each.steps <= NEAR else How.TOLD
            does = f"owns {entity.kind_name.replace('_', ' ')}"
            place = entity.at("owner")
            yield entity.owner, Reason(how, does, entity.id, "", place, old)


def _of_start(name: str, names: Names) -> Iterator[tuple[str, Reason]]:
    """Those who own what is changed, as they stand in CODEOWNERS, too."""
    entity, old = names.entity(name), names.is_old(name)
    catalog = names.catalogs[-1 if old else 0]
    said: Written | None = catalog.manifest if name == MANIFEST else entity
    if said is None:
        return
    for each in Owners(catalog).of(said):
        because = each.because.removeprefix("it ")
        place = said.at("owner") if each.part == "owner" else said.at("id")
        yield each.team.id, Reason(How.AGREES, because, "", "", place, old)


def _run(entity: Entity, found: Reached) -> bool:
    runs = isinstance(entity, System | Service | ServiceItem)
    return runs and not found.ends and "/" not in found.address


def _streams(
    found: Mapping[str, Reached], streams: Iterable[ValueStream], names: Names
) -> Iterator[tuple[str, Reason]]:
    """Those who answer for the streams, and who speaks in them for what is changed."""
    starts = [name for name, each in found.items() if not each.way]
    roles = [role for name in starts for role in SPEAKING.get(kind_of(name), ())]
    for each in streams:
        old = names.is_old(each.key)
        if each.owner is not None:
            place, does = each.at("owner"), "answers for value stream"
            yield each.owner, Reason(How.AGREES, does, each.id, "", place, old)
        for role in dict.fromkeys(roles):
            team = each.participants.get(role)  # type: ignore[call-overload]  # a role may be none of theirs
            if team is not None:
                place, does = each.at("participants", role), f"speaks for {role} in"
                yield team, Reason(How.CONSULTED, does, each.id, "", place, old)


def _by_model(model: ChangeModel, *, several: bool) -> Iterator[tuple[str, Reason]]:
    """Those whom the change model names."""
    by = f"by {model.id}"
    for index, each in enumerate(model.approvals):
        name = each.team or each.role
        if name is not None:
            place = model.at("approvals", index)
            yield name, Reason(How.AGREES, "approves changes", "", by, place)
    if model.coordinator is not None and several:
        place, does = model.at("coordinator"), "coordinates several value streams"
        yield model.coordinator, Reason(How.AGREES, does, "", by, place)
    for activity, raci in model.raci.items():
        for teams, key, how, does in (
            (raci.accountable, "A", How.AGREES, "answers for"),
            (raci.consulted, "C", How.CONSULTED, "advises on"),
            (raci.informed, "I", How.TOLD, "hears of"),
        ):
            place = model.at("raci", activity, key)
            for team in teams:
                yield team, Reason(how, does, activity, by, place)


def _order(reason: Reason) -> tuple[int, str, str, str]:
    return reason.how, reason.does, reason.by, reason.about
