"""The lists of all teams and of all value streams."""

from collections.abc import Iterator, Mapping

from catalogkit.catalog.catalog import Catalog
from catalogkit.model.manifest import Manifest
from catalogkit.model.organisation import Team
from catalogkit.model.stream import ValueStream
from catalogkit.targets.portal.edition import Edition
from catalogkit.targets.portal.section import Section

ROLES = ("resolver", "stream", "coordination", "approver", "supplier")
"""The groups of teams, in the order of their list."""


def teams_of(catalog: Catalog) -> Iterator[Team]:
    """Every team, in order of id."""
    return catalog.all(Team)


def streams_of(catalog: Catalog) -> Iterator[ValueStream]:
    """Every value stream, in order of id."""
    return catalog.all(ValueStream)


def _teams(edition: Edition, _: Manifest) -> Mapping[str, object]:
    every = sorted(teams_of(edition.catalog), key=edition.order)
    groups = [(role, [e for e in every if e.role == role]) for role in ROLES]
    return {
        "title": edition.say("teams"),
        "summary": edition.say("teams_lead"),
        "groups": [
            {
                "title": edition.say(f"role_{role}"),
                "rows": [
                    (edition.link(Team, each.id), edition.prose(each.description))
                    for each in these
                ],
            }
            for role, these in groups
            if these
        ],
    }


def _streams(edition: Edition, _: Manifest) -> Mapping[str, object]:
    every = sorted(streams_of(edition.catalog), key=edition.order)
    rows = [
        (edition.link(ValueStream, each.id), edition.prose(each.description))
        for each in every
    ]
    return {
        "title": edition.say("streams"),
        "summary": edition.say("streams_lead"),
        "groups": [{"title": "", "rows": rows}],
    }


def _once_for_teams(catalog: Catalog) -> Iterator[Manifest]:
    if any(teams_of(catalog)):
        yield catalog.manifest


def _once_for_streams(catalog: Catalog) -> Iterator[Manifest]:
    if any(streams_of(catalog)):
        yield catalog.manifest


teams = Section("teams", _once_for_teams, _teams, single=True)
streams = Section("streams", _once_for_streams, _streams, single=True)
