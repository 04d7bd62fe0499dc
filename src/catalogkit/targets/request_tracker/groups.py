"""Who: people, teams, audiences, and the role that a request's team has."""

from collections.abc import Iterator

from catalogkit.catalog.canonical import Typed
from catalogkit.catalog.people import people
from catalogkit.diagnostic import Diagnostic
from catalogkit.model.form import Field
from catalogkit.model.manifest import Attribute
from catalogkit.model.organisation import Audience, Team
from catalogkit.model.text import Text
from catalogkit.resource import Json, Key, Resource
from catalogkit.targets.request_tracker.forms import USERS, Form
from catalogkit.targets.request_tracker.hints import BETWEEN
from catalogkit.targets.request_tracker.spoken import Spoken, fitting, plain
from catalogkit.wording import Names, say, sentence
from catalogkit.wording.printer import of_person

ROLE = Key("CustomRole", "team")
"""The role of a ticket whose members are the group of the team that has it."""
REQUESTER = "requester."


def users(spoken: Spoken) -> Iterator[Resource]:
    """The people of teams, who are made where they are missing and never changed."""
    seen: set[str] = set()
    for team in spoken.catalog.all(Team):
        for login in sorted(people(team) or ()):
            if login not in seen:
                seen.add(login)
                body: dict[str, Json] = {"Name": login, "Privileged": True}
                yield Resource(Key("User", login), body, place=team.at())


def teams(spoken: Spoken) -> Iterator[Resource]:
    """Each team as a group; one that only the directory knows keeps its members."""
    for team in spoken.catalog.all(Team):
        members = people(team)
        body: dict[str, Json] = {
            "Name": spoken.said(team.title, team.id),
            "Description": fitting(BETWEEN.join(_about(team, spoken))),
        }
        if members is not None:
            body["Members"] = [*sorted(members)]
        yield Resource(
            Key("Group", team.id),
            body,
            after=tuple(Key("User", each) for each in sorted(members or ())),
            formerly=(Key("Group", team.renamed_from),) if team.renamed_from else (),
            place=team.at(),
        )


def audiences(spoken: Spoken) -> Iterator[Resource]:
    """Each audience as a group, which somebody fills from the directory."""
    for audience in spoken.catalog.all(Audience):
        name = spoken.said(audience.title, audience.id)
        was = audience.renamed_from
        key = of_audience(audience.id)
        who = belongs(audience, spoken)
        body: dict[str, Json] = {"Name": name, "Description": fitting(who)}
        yield Resource(
            key,
            body,
            formerly=(of_audience(was),) if was else (),
            place=audience.at(),
        )
        yield _by_hand(audience, name, who)


def of_audience(name: str) -> Key:
    """The key of an audience's group."""
    return Key("Group", f"audience.{name}")


def belongs(audience: Audience, spoken: Spoken) -> str:
    """Who belongs to an audience, read aloud."""
    tree: Typed = spoken.catalog.typed[id(audience.when)]
    labels, options = {}, {}
    for name, known in spoken.catalog.manifest.requester.items():
        label = spoken.said(known.label, name)
        labels[f"{REQUESTER}{name}"] = of_person("requester", label, spoken.locale)
        options[f"{REQUESTER}{name}"] = {
            each.id: spoken.said(each.label, each.id) for each in known.options
        }
    return say(tree, Names(labels, options), spoken.locale)


def attributes(spoken: Spoken) -> Iterator[Resource | Diagnostic]:
    """What is known of every requester, as custom fields of users."""
    manifest = spoken.catalog.manifest
    form = Form(
        manifest,
        spoken,
        Names(),
        REQUESTER,
        lookup=USERS,
        route=lambda asked: ("requester", asked.id),
    )
    yield from form.resources(
        [_asked(name, known) for name, known in manifest.requester.items()]
    )


def role(spoken: Spoken, queues: list[Key]) -> Resource:
    """The role Team, on every queue."""
    body: dict[str, Json] = {
        "Name": sentence(spoken.locale, "rt_team"),
        "Description": "",
        "MaxValues": 0,
        "Queues": [each.id for each in queues],
    }
    return Resource(ROLE, body, after=tuple(queues))


def _about(team: Team, spoken: Spoken) -> Iterator[str]:
    if team.lead:
        yield sentence(spoken.locale, "rt_head", login=team.lead)
    if team.deputy:
        yield sentence(spoken.locale, "rt_deputy", login=team.deputy)
    if team.description is not None:
        yield plain(team.description.get(spoken.locale, spoken.locale))


def _asked(name: str, known: Attribute) -> Field:
    """An attribute as the question that its values answer."""
    options = tuple(each.model_copy(update={"when": None}) for each in known.options)
    label = known.label or Text({"": name})
    return Field.model_construct(id=name, type=known.type, label=label, options=options)


def _by_hand(audience: Audience, name: str, who: str) -> Resource:
    body: dict[str, Json] = {
        "title": f"Fill the group '{name}'",
        "where": ["Admin", "Groups", name, "Members"],
        "steps": [
            "Add everybody who belongs to it, or let rt-ldapimport do it every night",
        ],
        "values": {"Group": name, "Who belongs to it": who},
        "why": "only members of the group can ask for what is for this audience",
        "check": "somebody of the audience finds its services under New ticket",
    }
    return Resource(Key("Manual", f"audience.{audience.id}"), body, place=audience.at())
