"""Tests that are missing: a request for each point that none touches."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalogkit.catalog.catalog import Catalog
from catalogkit.catalog.regions import Unproven
from catalogkit.catalog.typed_in import as_written, plain_text
from catalogkit.decide.coverage import missed
from catalogkit.decide.decided import decided
from catalogkit.decide.points import Point
from catalogkit.decide.refused import Refused
from catalogkit.decide.rulebook import rulebook
from catalogkit.decide.surviving import Survivor, came_out, made
from catalogkit.decide.witnesses import Witnesses
from catalogkit.decision import Decision, Request
from catalogkit.model.service_item import ServiceItem

Raw = str | list["Raw"] | dict[str, "Raw"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A test to be added: what it is for, and the test as an author writes it."""

    said: str
    request: Request
    example: dict[str, Raw]


def suggestions(
    catalog: Catalog, item: ServiceItem, left: Sequence[Point]
) -> Iterator[Suggestion]:
    """Tests for points that none touches: few, since one may touch several.

    What is expected is what happens today: whoever adds them reads them first.
    """
    witnesses = Witnesses(catalog, item)
    taken = {example.name for example in item.examples}
    waiting = list(left)
    while waiting:
        point = waiting.pop(0)
        try:
            request = witnesses.of(point)
        except Unproven:
            continue
        if request is None:
            continue
        decision, expect = _outcome(catalog, item, request)
        name = _name(point.said, taken)
        example = _example(catalog, item, request, name, expect)
        yield Suggestion(point.said, request, example)
        waiting = missed(catalog, item, waiting, [(request, decision)])


def noticing(
    catalog: Catalog,
    item: ServiceItem,
    survivors: Sequence[Survivor],
    others: Sequence[Suggestion] = (),
) -> Iterator[Suggestion]:
    """Tests that notice the changes which none notices yet, nor any of `others`."""
    taken = {example.name for example in item.examples}
    taken |= {str(each.example["name"]) for each in others}
    known = [each.request for each in others]
    waiting = _unnoticed(catalog, survivors, known)
    while waiting:
        first = waiting.pop(0)
        request = first.request
        if request is None:
            continue
        _, expect = _outcome(catalog, item, request)
        said = f"noticed if {first.mutant.said}"
        example = _example(catalog, item, request, _name(said, taken), expect)
        yield Suggestion(said, request, example)
        waiting = _unnoticed(catalog, waiting, [request])


def _unnoticed(
    catalog: Catalog, survivors: Sequence[Survivor], requests: Sequence[Request]
) -> list[Survivor]:
    found = []
    for each in survivors:
        other = made(catalog, each.mutant)
        if all(came_out(catalog, r) == came_out(other, r) for r in requests):
            found.append(each)
    return found


def _name(said: str, taken: set[str]) -> str:
    plain = said.replace("'", "")
    name, count = plain, 2
    while name in taken:
        name, count = f"{plain} ({count})", count + 1
    taken.add(name)
    return name


def _outcome(
    catalog: Catalog, item: ServiceItem, request: Request
) -> tuple[Decision | None, dict[str, Raw]]:
    try:
        found = decided(rulebook(catalog), item, request, traced=False)
    except Refused as error:
        default = catalog.manifest.default_locale
        return None, {"refused": error.refusals[0].said.get(default, "")}
    return found, dict(_expect(found))


def _expect(found: Decision) -> Iterator[tuple[str, Raw]]:
    if found.path is not None:
        yield "path", found.path
    if found.team is not None:
        yield "team", found.team
    yield "approvals", [each.id for each in found.approvals]
    yield "tasks", [each.id for each in found.tasks if not each.maybe]
    if found.priority is not None:
        yield "priority", found.priority
    for key, at in (("respond", found.respond), ("due", found.due)):
        if at is not None:
            yield key, _written(at)


def _written(at: datetime.datetime) -> str:
    return at.isoformat(timespec="seconds" if at.second else "minutes")


def _example(
    catalog: Catalog,
    item: ServiceItem,
    request: Request,
    name: str,
    expect: dict[str, Raw],
) -> dict[str, Raw]:
    currency = catalog.manifest.currency
    fields = {each.id: each for each in item.form}
    found: dict[str, Raw] = {"name": name}
    for who, known in (
        ("requester", request.requester),
        ("recipient", request.recipient),
    ):
        if known:
            found[who] = {key: plain_text(value) for key, value in known.items()}
    if request.channel is not None:
        found["channel"] = request.channel
    found["answers"] = {
        key: as_written(fields[key], value, currency)
        for key, value in request.answers.items()
    }
    assert request.at is not None  # noqa: S101 - every witness has its moment
    found["at"] = _written(request.at)
    return {**found, "expect": expect}
