"""The page of a value stream: its map, its stages, how it is measured, what comes."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from catalogkit.model.metric import Metric
from catalogkit.model.stream import ValueStream
from catalogkit.targets.portal.ahead import ahead
from catalogkit.targets.portal.directory import streams_of
from catalogkit.targets.portal.drawing.tall import tall
from catalogkit.targets.portal.drawing.wide import MOST, wide
from catalogkit.targets.portal.edition import Edition, Link
from catalogkit.targets.portal.offered import offered
from catalogkit.targets.portal.section import Section
from catalogkit.targets.portal.stages import (
    Told,
    about,
    changes_of_hands,
    stages_told,
    total,
)
from catalogkit.targets.portal.targets_said import target_said


def _view(edition: Edition, stream: ValueStream) -> Mapping[str, object]:
    stages = stages_told(edition.reader, stream)
    return {
        "title": edition.title(stream),
        "about": edition.prose(stream.description),
        "way": [Link(edition.say("streams"), "streams.html")],
        "maps": list(_maps(edition, stream, stages)),
        "stages": [_stage(edition, stream, stages, each) for each in stages],
        "sensitivity": edition.say(f"sensitivity_{stream.sensitivity}"),
        "in_all": edition.say("about", time=about(edition.reader, total(stages))),
        "hands": edition.say("times", count=changes_of_hands(stages)),
        "limits": _limits(edition, stream),
        "owner": None if stream.owner is None else edition.to(stream.owner),
        "speakers": [
            (edition.reader.capital(edition.say(f"part_{part}")), edition.to(team))
            for part, team in stream.participants.items()
        ],
        "outcomes": [_outcome(edition, edition.catalog[e]) for e in stream.outcomes],
        "items": [
            edition.link("service_item", each) for each in _items(edition, stream)
        ],
        "ahead": ahead(edition, stream),
    }


def _maps(
    edition: Edition, stream: ValueStream, stages: tuple[Told, ...]
) -> Iterator[Markup]:
    """The map for wide screens, where it is readable there, and for narrow ones."""
    title = edition.say("map_title", title=edition.title(stream))
    said = edition.reader.sentences(*_said(edition, stages))
    time = edition.say("all_about", time=about(edition.reader, total(stages)))
    if len(stages) <= MOST:
        yield wide(stages, time).svg("wide", title, said)
    yield tall(stages, time).svg("tall", title, said)


def _said(edition: Edition, stages: tuple[Told, ...]) -> Iterator[str]:
    """The map in sentences, for who cannot see it."""
    for each in stages:
        key = "map_stage" if each.expected else "map_stage_bare"
        yield edition.say(
            key,
            number=each.number,
            title=each.title,
            team=each.team_title or edition.say("nobody"),
            time=each.expected,
        )
        for given in each.gives:
            key = "map_gives" if given.what else "map_hands_on"
            yield edition.say(key, number=given.end + 1, what=given.what)


def _stage(
    edition: Edition, stream: ValueStream, stages: tuple[Told, ...], told: Told
) -> Mapping[str, object]:
    stage = stream.stages[told.number - 1]
    return {
        "told": told,
        "team": None if stage.team is None else edition.to(stage.team),
        "items": [edition.to(each) for each in stage.items],
        "gives": [(each, stages[each.end].title) for each in told.gives],
    }


def _limits(edition: Edition, stream: ValueStream) -> Mapping[str, str]:
    """What the stream may cost at most; "" where nothing says so."""
    budget = stream.budget
    hands = None if budget is None else budget.hand_offs
    time = None if budget is None else budget.time
    known = {
        "hands": "" if hands is None else f"{hands}",
        "time": "" if time is None else edition.reader.time(time),
    }
    return {
        key: limit and edition.say("at_most", limit=limit)
        for key, limit in known.items()
    }


def _outcome(edition: Edition, metric: Metric) -> Mapping[str, object]:
    return {
        "title": edition.title(metric),
        "about": edition.prose(metric.description),
        "details": [edition.reader.capital(e) for e in target_said(edition, metric)],
    }


def _items(edition: Edition, stream: ValueStream) -> list[str]:
    """Items that say they support it, or that a stage uses; only what is offered."""
    named = {str(each) for stage in stream.stages for each in stage.items}
    every = [
        each
        for each in offered(edition.catalog)
        if each.id in named or stream.id in each.supports
    ]
    return [each.id for each in sorted(every, key=edition.order)]


streams = Section("stream", streams_of, _view)
