"""Everything that a Request Tracker holds, as definitions and a report."""

from collections.abc import Iterator, Sequence
from itertools import chain

from catalogkit.drafting.adopted import Adopted, Known
from catalogkit.drafting.rules import NOT_CARRIED, STAYS_BEHIND
from catalogkit.platform import Held
from catalogkit.targets.request_tracker.adoption.articles import Articles
from catalogkit.targets.request_tracker.adoption.hours import Hours
from catalogkit.targets.request_tracker.adoption.ids import Ids
from catalogkit.targets.request_tracker.adoption.items import Items
from catalogkit.targets.request_tracker.adoption.levels import Levels
from catalogkit.targets.request_tracker.adoption.people import Requesters, Teams
from catalogkit.targets.request_tracker.adoption.things import (
    VIEW,
    Thing,
    Things,
    things_of,
)
from catalogkit.targets.request_tracker.forms import TICKETS
from catalogkit.targets.request_tracker.kinds import KINDS as NAMES

KINDS = ("team", "article", "calendar", "service_item", "field_set")
CODE = ("CustomIsApplicableCode", "CustomPrepareCode", "CustomCommitCode")
STAYS = {
    "Lifecycle": "its stages stay as they are",
    "Template": "the texts of its messages stay as they are",
    "CustomRole": "a role of people on a request stays as it is",
    "Class": "it has no article, and stays as it is",
    "ServiceLevel": "no queue promises it, and it stays as it is",
    "Right": "rights stay as they are",
    "User": "people are named by their login, and nothing else of them is kept",
    "BusinessHours": "no service level goes by it",
}
"""What nothing here is made of, and becomes no less for it."""


def adopted(held: Sequence[Held], known: Known) -> Adopted:
    """The definitions of all that is there and not yet in the catalog."""
    things = things_of(held, known.natives)
    ids = Ids(things, {kind: set(known.ids.get(kind, ())) for kind in KINDS})
    teams, requesters = Teams(things, ids), Requesters(things)
    hours = Hours(things, ids, known.today, known.zone)
    articles = Articles(things, ids)
    items = Items(things, ids, known.locale, teams, Levels(things, hours))
    for each in (teams, requesters, hours, articles, items):
        each.read()
    files = dict(chain(items.files(), teams.files(), articles.files(), hours.files()))
    block = requesters.block()
    _rest(things)
    named = [*teams.keys(), *requesters.keys(), *articles.keys(), *items.keys()]
    return Adopted(
        dict(sorted(files.items())),
        block,
        {(each.thing.held.kind, each.thing.held.native): each.key for each in named},
        {each.key: each.path for each in named if each.path},
        tuple(things.report()),
        {VIEW: things.view()},
        tuple(_rows(things)),
    )


def _rest(things: Things) -> None:
    """Says of everything else what becomes of it."""
    for each in things.every:
        if each.held.retired:
            message = f"{each.called} is disabled there, so it is left"
            things.say(STAYS_BEHIND, each, message)
            continue
        native = each.held.kind, each.held.native
        if each.is_ours_alone:
            message = (
                f"{each.called} bears our mark, and no definition here says it: it"
            )
            things.say(STAYS_BEHIND, each, f"{message} stays as it is")
        elif native in things.ledgers:
            things.ledgers[native].rest()
        elif each.held.kind == "Scrip":
            _scrip(things, each)
        elif each.held.kind == "CustomField":
            _unused(things, each)
        elif each.held.kind in STAYS:
            message = f"{each.called}: {STAYS[each.held.kind]}"
            things.say(STAYS_BEHIND, each, message)


def _scrip(things: Things, scrip: Thing) -> None:
    if any(scrip.text(each) for each in CODE):
        message = f"{scrip.called} is a program in Perl: what it does is not read, and "
        things.say(NOT_CARRIED, scrip, f"{message}it goes on doing it")
    else:
        message = f"{scrip.called} goes on: {scrip.text('Condition')}, it does"
        things.say(STAYS_BEHIND, scrip, f"{message} '{scrip.text('Action')}'")


def _unused(things: Things, field: Thing) -> None:
    if field.text("LookupType") == TICKETS:
        message = f"{field.called} belongs to no queue alone: it is asked in none of "
        things.say(NOT_CARRIED, field, f"{message}the drafts")
    else:
        message = f"{field.called} is a field of {field.text('LookupType')}, of which"
        things.say(STAYS_BEHIND, field, f"{message} nothing is said here")


def _rows(things: Things) -> Iterator[tuple[str, ...]]:
    """Kind by kind: how many are there, and how many are in the definitions."""
    counts: dict[str, list[int]] = {}
    for each in things.every:
        if not each.held.retired:
            row = counts.setdefault(each.held.kind, [0, 0])
            row[0] += 1
            row[1] += _is_carried(things, each)
    for kind, (there, carried) in counts.items():
        yield NAMES[kind].called or kind, str(there), str(carried)


def _is_carried(things: Things, thing: Thing) -> bool:
    found = things.ledgers.get((thing.held.kind, thing.held.native))
    return found is not None and found.is_carried(("Name",))
