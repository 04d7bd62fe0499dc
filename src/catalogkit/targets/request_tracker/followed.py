"""What it needs so that requests are followed: tasks, deciders, a timetable."""

from collections.abc import Iterator

from catalogkit.diagnostic import Place
from catalogkit.resource import Json, Key, Resource
from catalogkit.targets.request_tracker.crontab import crontab
from catalogkit.targets.request_tracker.groups import ROLE
from catalogkit.targets.request_tracker.lifecycle import KIND, LIFECYCLE
from catalogkit.targets.request_tracker.own_fields import OUTCOME, outcomes, steps
from catalogkit.targets.request_tracker.rights import OF_ANSWERS, right
from catalogkit.targets.request_tracker.spoken import Spoken
from catalogkit.wording import sentence

TASKS = Key("Queue", "tasks")
APPROVALS = "Queue:#___Approvals"
OF_DECIDERS = (
    "CommentOnTicket",
    "ModifyTicket",
    "OwnTicket",
    "ReplyToTicket",
    "ShowTicket",
)


def tasks(spoken: Spoken) -> Resource:
    """The queue of all tasks: each is a ticket, whose team has the role Team there."""
    asked = [OUTCOME] if any(map(outcomes, spoken.catalog.items())) else []
    body: dict[str, Json] = {
        "Name": sentence(spoken.locale, "rt_tasks"),
        "Description": sentence(spoken.locale, "rt_tasks_about"),
        "Lifecycle": LIFECYCLE,
        "SLADisabled": True,
        "SLA": "",
        "CustomFields": [each.id for each in asked],
    }
    return Resource(TASKS, body, after=(*asked, Key(KIND, LIFECYCLE)))


def deciders(spoken: Spoken) -> Iterator[Resource]:
    """Roles of the organisation that decide, and what deciders and teams may do."""
    manifest = spoken.catalog.manifest
    asked = {by.role for step in steps(spoken.catalog) for by in step.by if by.role}
    for role in sorted(asked):
        text = manifest.roles.get(role)
        name = spoken.said(text, role)
        key, place = Key("Group", f"role.{role}"), manifest.at("roles", role)
        body: dict[str, Json] = {"Name": name, "Description": ""}
        yield Resource(key, body, place=place)
        yield _by_hand(role, name, place=place)
    yield right(str(ROLE), str(TASKS), OF_ANSWERS)
    yield right("Role:AdminCc", APPROVALS, OF_DECIDERS)


def timetable(spoken: Spoken) -> Resource:
    """What somebody sets up so that steps are taken when their time is there."""
    body: dict[str, Json] = {
        "title": "Let the escalation run every five minutes",
        "where": ["/etc/cron.d/catalogkit"],
        "steps": [
            "Give the user that runs it an RT user who may see and modify all tickets",
            "Write the line into the file",
        ],
        "values": {"Line": crontab(sentence(spoken.locale, "rt_next_step"))},
        "why": "else no step of an escalation is taken, and no silence is noticed",
        "check": "with --dry-run --verbose it names the requests whose time is over",
    }
    return Resource(Key("Manual", "escalation"), body)


def _by_hand(role: str, name: str, *, place: Place) -> Resource:
    body: dict[str, Json] = {
        "title": f"Fill the group '{name}'",
        "where": ["Admin", "Groups", name, "Members"],
        "steps": ["Add whoever has this role, and keep it so"],
        "values": {"Group": name},
        "why": "its members decide; while it is empty, the owner of the item is asked",
        "check": "an approval for it names the group as AdminCc",
    }
    return Resource(Key("Manual", f"role.{role}"), body, place=place)
