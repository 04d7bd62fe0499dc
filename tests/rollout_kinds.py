"""Kinds of things with all that kinds can be, and a folder that brings them about."""

from dataclasses import replace
from pathlib import Path

from catalogkit.platform import Held, Platform
from catalogkit.resource import Attribute, How, Json, Key, Kind, Kinds, Owner
from catalogkit.rollout.apply import Applied, Apply, Pace
from catalogkit.rollout.bindings import Bindings, read
from catalogkit.rollout.goal import Goal, Terms
from catalogkit.rollout.journal import Journal, absorb, started, waiting
from catalogkit.rollout.memory import Memory
from catalogkit.rollout.plan import plan
from catalogkit.rollout.planned import Plan
from catalogkit.rollout.rollback import compensating


def trimmed(value: Json) -> Json:
    """A text as the platform keeps it."""
    return "" if value is None else str(value).strip()


TEXT = Attribute(normal=trimmed)
KINDS: Kinds = {
    each.name: each
    for each in (
        Kind("Person", {"Name": TEXT}, shared=True),
        Kind("Group", {"Name": TEXT, "Members": Attribute(How.SET)}, retires=True),
        Kind("Word", {"Name": TEXT}),
        Kind(
            "Field",
            {
                "Label": TEXT,
                "Values": Attribute(How.KEYED, key="Name"),
                "BasedOn": Attribute(refers="Field"),
            },
            named=(),
            holds="answers",
        ),
        Kind(
            "Queue",
            {
                "Name": TEXT,
                "Note": TEXT,
                "Colour": TEXT,
                "Group": Attribute(refers="Group"),
                "Owner": TEXT,
                "Fields": Attribute(How.ORDERED, refers="Field"),
                "Words": Attribute(How.SET, refers="Word"),
            },
            holds="requests",
            longest=24,
        ),
        Kind(
            "Rule",
            {"Name": TEXT, "Queue": Attribute(refers="Queue"), "Text": TEXT},
            named=("Queue", "Name"),
        ),
        Kind("Chore", {}, named=(), by_hand=True),
    )
}
OWNERS = {"Queue.Note": Owner.IGNORE, "Queue.Colour": Owner.ADOPT}
NOW = "2026-12-01T00:00:00+00:00"
QUICK = Pace(tries=50, sleep=lambda _: None)


def planned(folder: Path, platform: Platform, wanted: Goal, **terms) -> Plan:
    """What is to be done, as the bindings of a folder see it."""
    bindings = read(folder, "memory", "test", "here")
    held = platform.read()
    return plan(wanted, held, bindings, Terms(owners=OWNERS, **terms), platform.holding)


def begun(folder: Path, made: Plan) -> Journal:
    return started(folder, made, NOW)


def carried(folder: Path, platform: Platform, journal: Journal, pace=QUICK) -> Applied:
    """A journal's plan, carried out from where it stands."""
    bindings = bound(folder)
    bindings.learn(journal.plan.learnt)
    return Apply(platform, journal, bindings, KINDS, pace).run()


def brought(folder: Path, platform: Platform, wanted: Goal, **terms) -> Plan:
    """The plan that brought a platform to a goal."""
    made = planned(folder, platform, wanted, **terms)
    result = carried(folder, platform, begun(folder, made))
    assert result.is_complete, result
    return made


def undone(folder: Path, platform: Platform, journal: Journal) -> Journal:
    """The journal of the rollback of another one."""
    made = compensating(journal, KINDS, platform.find)
    return started(folder, made, NOW, instead=[journal])


def gone_on(folder: Path, platform: Platform) -> Applied:
    """What another process does: it takes the journal that waits, and ends it."""
    (journal,) = waiting(folder, "test", "memory")
    bindings = bound(folder)
    absorb(journal, bindings)
    return Apply(platform, journal, bindings, KINDS, QUICK).run()


def bound(folder: Path) -> Bindings:
    """The bindings of a folder."""
    return read(folder, "memory", "test", "here")


def ours(platform: Memory) -> dict[Key, Held]:
    """What bears our marks."""
    return {each.key: each for each in platform.things.values() if each.key is not None}


def edited(platform: Memory, native: str, **changes: Json) -> None:
    """Somebody changes a thing by hand."""
    there = platform.things[native]
    platform.add([replace(there, body={**there.body, **changes})])
