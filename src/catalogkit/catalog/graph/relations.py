"""The table of relations: what each reference of the language does to an effect.

One row a field that may hold a reference, by the model that has the field. A test says
that no field is missing.
"""

from collections.abc import Mapping
from functools import cache

from catalogkit.catalog.graph.relation import (
    ENDS,
    GOES_ON,
    Relation,
    beside,
    gives,
    silent,
    uses,
)
from catalogkit.model.base import Entity, Model
from catalogkit.model.change_model import ChangeModel, Raci
from catalogkit.model.contract import Deliverable, Elsewhere, Priority
from catalogkit.model.ending import Confidential, ProblemLoop, Review, Revoke
from catalogkit.model.examples import Expected, ItemTest
from catalogkit.model.flow import (
    Approval,
    ApprovalStep,
    Approver,
    EscalationStep,
    Task,
)
from catalogkit.model.form import OptionsFrom, Sensitive
from catalogkit.model.knowledge import Article, OnFailure
from catalogkit.model.landscape import Category, Consumer, Service, System
from catalogkit.model.manifest import Manifest
from catalogkit.model.metric import Measured, Metric
from catalogkit.model.organisation import Channel, Site, Team
from catalogkit.model.plan import (
    Agreement,
    Reach,
    Recurring,
    ScheduledWork,
    VersionChange,
    Window,
)
from catalogkit.model.priority import Major
from catalogkit.model.promise import Commitment, Promise, Target
from catalogkit.model.roadmap import Feedback, Indicator, Loop
from catalogkit.model.service_item import Path, ServiceItem
from catalogkit.model.stream import HandOff, Stage, ValueStream
from catalogkit.model.time import Calendar
from catalogkit.model.worth import Exemption, KnowledgeUse, NotificationUse

Table = Mapping[type[Model], Mapping[str, Relation]]

CLOCK = uses("keeps the hours of", "gives the hours of")
DONE_BY = uses("is done by", "does work of", ENDS)
TOLD = Relation("tells", "hears of", ENDS)
STANDS_IN = Relation("is decided, in absence, by", "decides, in absence, on", ENDS)
POINTS = "a pointer and no use: it stays true whatever the other becomes"

RELATIONS: Table = {
    Entity: {"owner": beside("is owned by", "owns")},
    Manifest: {"owner": silent("says who must agree: `catalogkit owners`")},
    # what is asked for
    ServiceItem: {
        "service": uses("belongs to", "stands behind"),
        "category": Relation("stands on the shelf", "is the shelf of", ENDS),
        "replaced_by": silent("a pointer for those who ask for what is gone"),
        "audience": uses("is for", "may ask for"),
        "channels": uses("is asked for by", "takes requests for"),
        "supports": gives("serves", "is served by"),
        "systems": uses("touches", "is touched by"),
        "survey": Relation("asks afterwards with", "asks afterwards about", ENDS),
    },
    Path: {
        "team": uses("goes to", "gets requests of", ENDS),
        "model": uses("becomes a change by", "rules the changes of"),
    },
    Deliverable: {
        "notify": TOLD,
        "evidence": uses("proves its result by", "proves the result of"),
    },
    Elsewhere: {"see": silent(POINTS)},
    Priority: {"matrix": uses("finds its priority in", "gives the priority of")},
    Approver: {
        "manager_of": silent("a person of the request, no part of the catalog"),
        "person": silent("a person of the request, no part of the catalog"),
        "team": uses("is approved by", "approves", ENDS),
        "owner_of": Relation(
            "is approved by the owner of", "has an owner who approves", ENDS
        ),
    },
    ApprovalStep: {"delegate": STANDS_IN},
    Approval: {"delegate": STANDS_IN},
    Task: {
        "team": DONE_BY,
        "automation": uses("runs by", "does a task of"),
        "item": uses("contains", "is part of"),
        "contract": uses("counts on", "covers a task of", ENDS),
    },
    EscalationStep: {
        "notify": TOLD,
        "reassign": uses("goes, when late, to", "takes over what is late of", ENDS),
    },
    OptionsFrom: {"list": uses("offers the rows of", "gives the options of")},
    Sensitive: {"readers": Relation("may be read by", "may read", ENDS)},
    Confidential: {"readers": Relation("may be read by", "may read", ENDS)},
    Revoke: {"team": uses("is taken back by", "takes back", ENDS)},
    Review: {"metrics": Relation("is reviewed by", "reviews", ENDS)},
    ProblemLoop: {"team": uses("is investigated by", "investigates", ENDS)},
    KnowledgeUse: {"article": beside("is explained by", "explains")},
    NotificationUse: {
        "to": TOLD,
        "template": Relation("writes with the words of", "words a message of", ENDS),
    },
    Exemption: {"approved_by": silent("says who agreed once, not who works now")},
    Article: {
        "items": beside("explains", "is explained by"),
        "audience": Relation("is for", "may read", ENDS),
    },
    Expected: {"team": silent("an expectation: `catalogkit test` says if it fails")},
    ItemTest: {"item": silent("an expectation: `catalogkit test` says if it fails")},
    # by when
    Commitment: {
        "use": uses("promises", "is promised by", ENDS),
        "calendar": CLOCK,
    },
    Target: {"calendar": CLOCK},
    Promise: {
        "between": uses("binds", "is bound by", ENDS),
        "supplier": uses("binds", "is bound by", ENDS),
    },
    Calendar: {
        "any_of": uses("is made of", "is part of"),
        "all_of": uses("is made of", "is part of"),
    },
    # what runs
    Service: {
        "customers": Relation("serves", "is served by", ENDS, ENDS),
        "systems": uses("runs on", "carries"),
        "hours": CLOCK,
        "supports": gives("serves", "is served by", steps=2),
    },
    Category: {"parent": Relation("stands on the shelf", "is the shelf of", ENDS)},
    System: {
        "depends_on": uses("depends on", "is needed by"),
        "cost": Relation("costs, when down,", "says what is lost without", ENDS),
    },
    Consumer: {"system": gives("is read by", "reads")},
    # who
    Team: {
        "calendar": CLOCK,
        "on_call": uses("is on call in", "gives the hours on call of"),
    },
    Channel: {"calendar": CLOCK},
    Site: {"parent": uses("is part of", "contains"), "calendar": CLOCK},
    OnFailure: {"team": uses("falls back on", "takes over, when it fails, from", ENDS)},
    Major: {"commander": uses("is led, when major, by", "leads, when major,", ENDS)},
    # where value comes from
    Stage: {
        "team": uses("is answered for by", "answers for", ENDS),
        "items": uses("needs", "is needed by"),
        "systems": uses("runs on", "carries"),
    },
    HandOff: {"promise": uses("hands over by", "rules a hand-over of", ENDS)},
    ValueStream: {
        "participants": beside("is spoken for by", "speaks for"),
        "outcomes": beside("shows in", "measures"),
    },
    # what changes
    Raci: dict.fromkeys(
        ("responsible", "accountable", "consulted", "informed"),
        beside("involves", "is involved in"),
    ),
    ChangeModel: {"coordinator": beside("is coordinated by", "coordinates")},
    Recurring: {"calendar": CLOCK},
    Reach: {
        "streams": Relation("freezes", "is frozen by", ENDS, ENDS),
        "systems": Relation("freezes", "is frozen by", ENDS, ENDS),
        "items": Relation("freezes", "is frozen by", ENDS, ENDS),
        "sites": Relation("freezes", "is frozen by", ENDS, ENDS),
    },
    ScheduledWork: {
        "team": beside("is done by", "does"),
        "systems": Relation("works on", "is worked on by", ENDS, GOES_ON, steps=0),
        "sites": Relation("works at", "is a place of", ENDS, ENDS),
    },
    Window: {"calendar": CLOCK},
    Agreement: {
        "freeze": beside("may be done within", "lets through"),
        "work": beside("may be done beside", "may be done beside"),
        "by": beside("is agreed by", "agrees to"),
    },
    VersionChange: {
        "interface": Relation("changes", "is changed by", ENDS, GOES_ON, steps=0),
    },
    # whether it works
    Measured: {"calendar": CLOCK},
    Metric: {"serves": Relation("stands for", "is shown by", ENDS, GOES_ON)},
    Indicator: {"metric": Relation("is measured by", "measures", ENDS)},
    Loop: {
        "items": beside("learns from", "is watched by"),
        "problem": beside("is investigated by", "investigates"),
        "change": Relation("repairs by", "rules the repairs of", ENDS),
    },
    Feedback: {"metric": Relation("looks at", "shows the success of", ENDS)},
}

OFFERS = gives("offers", "is offered by", steps=0)
STAGE_OF = gives("is a stage of", "has the stage", steps=0)
HANDS_ON = gives("hands on to", "goes on after", steps=2)
TAKES_OVER = uses("takes over a part of", "gives a part to")
ASKS_CLOCK = uses("asks for the hours of", "gives the hours that decide in")
NAMED_CONDITION = uses("uses a condition of", "gives a condition to")


@cache
def relation(model: type[Model], field: str) -> Relation:
    """What a reference in a field of a model does. Raises LookupError if unknown."""
    for each in model.__mro__:
        found = RELATIONS.get(each, {}).get(field)
        if found is not None:
            return found
    message = f"no relation is known for {model.__name__}.{field}"
    raise LookupError(message)
