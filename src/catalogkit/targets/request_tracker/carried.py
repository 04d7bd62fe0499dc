"""What Request Tracker carries of the language, and how."""

from collections.abc import Mapping

from catalogkit.constructs import Construct as C
from catalogkit.constructs.capability import (
    Capabilities,
    emulated,
    left_to,
    lost,
    manual,
    native,
)
from catalogkit.model.kinds import KINDS
from catalogkit.targets import SETTINGS_OF_OTHERS

_OFFERED: Capabilities = {
    **native("a queue in which nobody may ask yet", C.DRAFT),
    **native("the queue is disabled, and its tickets stay", C.RETIRED),
    **emulated("a group that may ask; somebody fills it", C.AUDIENCE),
    **emulated("the summary stands under the name of the queue", C.DESCRIPTION),
    **emulated("articles, found by the names of their items", C.KNOWLEDGE),
    **emulated("the default locale for what has one name only", C.LOCALES),
    **left_to("portal", "queues stand in one list, by name", C.SHELF),
    **left_to("portal", "a queue says what it is called, and no more", C.DELIVERABLES,
              C.BOUNDARY, C.LANDSCAPE, C.DEPRECATED),
    **emulated("a program says which; the rule checks it", C.CHANNELS),
    **emulated("it is added up for rules, and shown nowhere", C.PRICE),
    **left_to("portal", "a ticket does not say so", C.RECORD, C.VERSION),
    **manual("whoever closes the ticket makes sure of it", C.EVIDENCE),
}  # fmt: skip
_ASKED: Capabilities = {
    **native("a custom field of that type", C.TEXT, C.CHOICE, C.CHOICES, C.DATE,
             C.FILE),
    **native("a value to choose, called by its title", C.RECORD_FIELD),
    **native("what stands in the field before", C.DEFAULT),
    **native("a pattern, tried where a page is sent", C.REQUIRED, C.LENGTH, C.PATTERN),
    **native("values that depend on another answer", C.OPTION_WHEN, C.WHERE),
    **native("values, read from the list when it is planned", C.OPTIONS_FROM),
    **native("rights on the field", C.SENSITIVE),
    **native("the rules read who it is for", C.RECIPIENT),
    **emulated("a line of text with a pattern", C.NUMBER, C.ADDRESS),
    **emulated("a choice of yes and no", C.BOOLEAN),
    **emulated("a line of text: the login or the name", C.PERSON),
    **emulated("a line for each row, with | between its answers", C.GROUP),
    **emulated("a hint beside the question", C.HELP),
    **emulated("a pattern or a number of values, else a hint", C.LIMITS),
    **emulated("the hint says when it is meant; else its answer does not count",
               C.VISIBLE_WHEN),
    **emulated("the hint says when; without it the request waits for the requester",
               C.REQUIRED_WHEN),
    **emulated("what breaks one is refused after it was sent, with the sentence",
               C.CONSTRAINTS),
    **manual("the hint says so, and nothing refuses another", C.DAY_LIMITS,
             C.FILE_LIMITS),
    **lost("any day will do", C.TODAY_LIMITS),
    **lost("the answer can be changed", C.READ_ONLY_WHEN),
    **emulated("words in the hint of the next question", C.NOTE),
}  # fmt: skip
_DECIDED: Capabilities = {
    **native(
        "judged by the rule on every request", C.ON_REQUEST, C.ON_ATTRIBUTES,
        C.ON_LINES, C.ON_TASKS, C.ON_TEXT, C.ON_OTHERS, C.ON_TODAY, C.ON_HOURS,
    ),
    **emulated("custom fields of users, which somebody fills", C.ON_PEOPLE),
    **native("the priority of the ticket", C.PRIORITY),
    **native("its team has the role Team", C.PATHS, C.BEFORE),
    **native("an answer to the requester", C.TOLD),
    **native("only requester, team and readers see it", C.CONFIDENTIAL),
    **native("a group; head and deputy in its description", C.TEAMS),
    **emulated("the commander is called in", C.MAJOR),
    **manual("its team opens the record and links it", C.TO_CHANGE, C.TO_PROBLEM),
    **left_to("portal", "a group has people only", C.TEAM_HOURS, C.CONTACT),
    **manual("whoever takes the request makes sure who asks", C.IDENTIFY),
    **manual("its team writes it into the record that it opens", C.CHANGE_RECORD),
    **lost("nobody is told that the same has come back", C.LOOP),
    **lost("requests are taken as on any other day", C.FREEZES),
}  # fmt: skip
_BY_WHEN: Capabilities = {
    **native("a service level of that content", C.RESPOND, C.FULFIL, C.PATH_PROMISE,
             C.CLASSES, C.CASES),
    **native("minutes by the wall clock", C.ELAPSED),
    **native("the time zone of a service level", C.TIME_ZONE),
    **native("days without business hours, of last year, this one and the next",
             C.HOLIDAYS),
    **native("statuses whose time does not count", C.PAUSE_ON),
    **emulated("as many open minutes as its days have", C.BUSINESS_DAYS),
    **emulated("the time in 'waiting on approval' does not count", C.STARTS_APPROVED),
    **emulated("hours until midnight, and from midnight on", C.OVERNIGHT),
    **emulated("that weekday has hours, and all others of it are days off",
               C.MAKE_UP_DAYS),
    **emulated("the week and the days off that it comes to", C.ANY_OF, C.ICS_HOURS),
    **emulated("a level of its own, taken from that day on", C.NEXT),
    **emulated("the rule sets the due day", C.BY_DATE),
    **lost("only what is promised to the requester is measured", C.AGREEMENTS),
}  # fmt: skip
_DONE: Capabilities = {
    **native(
        "tickets of the queue for approvals", C.APPROVALS, C.APPROVAL_WHEN, C.QUORUM,
        C.APPROVAL_AFTER, C.SILENCE, C.NEVER, C.DELEGATE, C.AFTERWARDS, C.BY_PERSON,
        C.OWNER_OF,
    ),
    **emulated("a custom field of users names the manager", C.MANAGER_OF),
    **emulated("a group with the role, which somebody fills", C.BY_ROLE),
    **native("tickets of the queue for tasks", C.TASKS, C.TASK_WHEN, C.TASK_AFTER,
             C.PUBLIC),
    **native("requests of their own", C.BUNDLES),
    **native("custom fields that only its team fills", C.ASKS),
    **manual("the task names it, and somebody starts it", C.AUTOMATION),
    **manual("it stands beside the rule, for those who plan", C.EFFORT, C.CONTRACT),
    **lost("the request is in progress meanwhile", C.STATE),
    **native("steps of the rule, looked for every five minutes", C.ESCALATION,
             C.REASSIGN, C.RAISE_PRIORITY),
    **emulated("the requester may withdraw until it is delivered", C.WITHDRAW),
    **lost("mails go out as Request Tracker has them", C.NOTIFICATIONS),
    **lost("nobody is asked afterwards", C.SURVEY),
    **manual("its team reminds the requester, and closes it", C.UNANSWERED, C.CONFIRM),
    **manual("its team takes back what was given, when it ends", C.GRANT),
    **lost("nobody is asked whether it is still needed", C.RECERTIFY),
    **lost("nobody compares what one person holds", C.CONFLICTS),
    **lost("the rule treats every request alike", C.EXCEPTIONS),
}  # fmt: skip
CAPABILITIES: Capabilities = {
    **_OFFERED, **_ASKED, **_DECIDED, **_BY_WHEN, **_DONE,
}  # fmt: skip

_UPKEEP = "concerns the upkeep of the catalog, not a request"
_AS_FILES = "the plan knows it: files are for an empty Request Tracker"
_INSIDE = "it stands, taken apart, in each item that uses it"
_PLANS = "concerns those who plan and measure the work, not a request"
_SHELF = "queues stand in one list"
_ROW = "a row is a line of text: only what its questions are called is shown"
_ERASED = "Request Tracker erases nothing by itself"
_VALUE = "of a value only its name is shown"
_READ = "the rules hold what their conditions read of it"
_MAILS = "mails go out as Request Tracker has them"
_AROUND: Mapping[str, tuple[str, ...]] = {
    "category": ("icon", "id", "order", "parent", "title"),
    "change_model": ("approvals.manager_of", "approvals.owner_of",
                     "approvals.person", "approvals.role", "change_type", "evidence",
                     "id", "lead_time", "sensitivity", "title"),
    "cost_model": ("cap", "currency", "id", "per", "scope", "source", "times", "title",
                   "valid_until"),
    "freeze": ("applies_to", "id", "level", "reason", "title", "when"),
    "loop": ("change", "feedback", "id", "items", "repeats", "title", "within"),
    "metric": ("baseline", "count", "id", "layer", "of", "over", "serves", "target",
               "title", "unit", "value", "where", "window"),
    "roadmap": ("id", "stages", "title"),
    "scheduled_work": ("agreed.freeze", "agreed.reason", "agreed.work", "changes",
                       "deadline", "earliest", "id", "outage",
                       "sites", "systems", "title", "window", "work"),
    "survey": ("at_most_every", "event", "id", "questions", "sample", "title"),
    "value_stream": ("budget", "id", "outcomes", "sensitivity", "stages.entry",
                     "stages.exit", "stages.expected", "stages.hand_off.gives",
                     "stages.hand_off.promise", "stages.hand_off.to", "stages.id",
                     "stages.items", "stages.systems", "stages.title", "title"),
    "service": ("availability", "customers", "hours", "id", "supports", "systems",
                "title"),
}  # fmt: skip
_REASONS: Mapping[str, tuple[str, ...]] = {
    _INSIDE: ("approval.id", "approval.title", "escalation.id", "escalation.title",
              "field_set.id", "field_set.title", "priority_matrix.id",
              "priority_matrix.title", "promise.id", "promise.title", "list.id",
              "list.title", "list.columns", "list.owner_column", "calendar.title"),
    _MAILS: ("notification.id", "notification.title", "notification.subject",
             "notification.body"),
    _READ: ("site.attributes", "site.calendar", "site.country", "site.parent",
            "site.time_zone", "system.availability", "system.cost",
            "system.criticality", "system.depends_on", "system.environments",
            "system.events", "system.external", "system.interfaces"),
    "a task says its name, and the owner of the endpoint knows the rest": (
        "automation.audit", "automation.endpoint", "automation.idempotency_key",
        "automation.inputs", "automation.retry", "automation.timeout",
        "automation.title", "automation.trigger"),
    "its name says how a request came": (
        "channel.address", "channel.calendar", "channel.match"),
    "its days stand in the business hours": ("calendar.holidays.subdivision",),
    "a locale has articles of its own": ("article.locale",),
    "for checks, and for the proofs of the catalog": (
        "service_item.form.needed_by", "service_item.form.fields.needed_by",
        "service_item.fulfilment.asks.needed_by",
        "service_item.fulfilment.asks.fields.needed_by", "field_set.fields.needed_by",
        "field_set.fields.fields.needed_by", "promise.class",
        "service_item.examples.answers", "service_item.examples.at",
        "service_item.examples.channel", "service_item.examples.name",
        "service_item.examples.recipient", "service_item.examples.requester",
        "service_item.examples.expect.approvals", "service_item.examples.expect.due",
        "service_item.examples.expect.path", "service_item.examples.expect.priority",
        "service_item.examples.expect.refused", "service_item.examples.expect.respond",
        "service_item.examples.expect.tasks", "test.id", "test.item", "test.title",
        "test.cases.answers", "test.cases.at", "test.cases.channel",
        "test.cases.expect.approvals", "test.cases.expect.due",
        "test.cases.expect.path", "test.cases.expect.priority",
        "test.cases.expect.refused", "test.cases.expect.respond",
        "test.cases.expect.tasks", "test.cases.name", "test.cases.recipient",
        "test.cases.requester"),
    _ERASED: ("service_item.confidential.erase", "service_item.form.sensitive.erase",
              "service_item.form.fields.sensitive.erase",
              "service_item.fulfilment.asks.sensitive.erase",
              "service_item.fulfilment.asks.fields.sensitive.erase",
              "field_set.fields.sensitive.erase",
              "field_set.fields.fields.sensitive.erase"),
    _VALUE: ("field_set.fields.options.help", "field_set.fields.options.when",
             "manifest.requester.options.help", "manifest.requester.options.when",
             "manifest.requester.options.price"),
    "its summary is what people read": ("service_item.description",),
    "an article names its items": ("service_item.knowledge",),
    "concerns those who plan and pay for the work": (
        "service_item.demand", "service_item.value"),
    "a ticket has one record": ("service_item.record",),
    "a path has no name there": ("service_item.paths.title",
                                 "service_item.paths.model"),
    "the rule asks who is meant": ("service_item.recipient.default",),
    "the requester may withdraw until it is delivered": (
        "service_item.closing.withdraw_until",),
    "the commander knows": ("priority_matrix.major.bridge",
                            "priority_matrix.major.updates_every"),
    "says what it is called where the catalog is kept": ("team.handles",),
    "a team owns itself there": ("team.owner",),
    "what a task asks costs nothing": (
        "service_item.fulfilment.asks.fields.options.price",),
    "how it is reached, not what stands there": ("manifest.environments.platforms",
                                                 "manifest.name"),
}  # fmt: skip

_DESCRIBED = ("article", "service_item", "team")
"""Kinds whose description is carried, or has a reason of its own."""
_KEPT = ("tags", "review_by", "x")
_OF_ROWS = (
    "accept", "default", "help", "max", "max_length", "max_size", "min", "min_length",
    "options.help", "options.when", "options_from.where", "pattern", "placeholder",
)  # fmt: skip
IGNORES: Mapping[str, str] = {
    **{f"{kind}.{key}": _UPKEEP for kind in KINDS for key in _KEPT},
    **{f"{kind}.renamed_from": _AS_FILES for kind in KINDS},
    **{f"{kind}.description": _UPKEEP for kind in KINDS if kind not in _DESCRIBED},
    **{f"{kind}.{key}": _PLANS for kind, keys in _AROUND.items() for key in keys},
    **{route: why for why, routes in _REASONS.items() for route in routes},
    **{
        f"{fields}.fields.{key}": _ROW
        for fields in ("service_item.form", "service_item.fulfilment.asks",
                       "field_set.fields")
        for key in _OF_ROWS
    },
    "manifest.targets.base_url": "nothing that it makes has an address",
    **{
        route: why for route, why in SETTINGS_OF_OTHERS.items()
        if route != "manifest.owner"
    },
}  # fmt: skip
