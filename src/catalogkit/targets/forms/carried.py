"""What the forms carry of the language, how, and what they leave out."""

from catalogkit.constructs import Construct as C
from catalogkit.constructs.capability import (
    Capabilities,
    emulated,
    left_to,
    manual,
    native,
)
from catalogkit.targets import SETTINGS_OF_OTHERS

_ROUTING = "decides what becomes of a request: the target routing carries it"
_TESTS = "they test the rules: the target routing carries them"
_UPKEEP = "concerns the upkeep of the catalog, not a request"
_NEW = "forms are made anew each time, and know nothing by a former name"
_PASSED = "only items pass something through to forms"
_INSIDE = "it stands, taken apart, in the form of each item that uses it"
_SERVICE = "an item's form is the same, whatever service it belongs to"
_UNSEEN = "a form does not know who asks, so it reads nothing of people"
_PLANS = "concerns those who plan and measure the work, not a request"
_AROUND = (
    "value_stream", "change_model", "freeze", "scheduled_work", "loop", "metric",
    "cost_model", "roadmap",
)  # fmt: skip
_KEYS = {
    "description": _UPKEEP,
    "tags": _UPKEEP,
    "owner": _UPKEEP,
    "review_by": _UPKEEP,
    "renamed_from": _NEW,
    "x": _PASSED,
}
"""What every kind of entity has."""
_ROUTED = (
    "approval", "audience", "automation", "channel", "escalation", "notification",
    "priority_matrix", "promise", "survey",
)  # fmt: skip
_FIELDS = ("service_item.form", "field_set.fields")
_OF_FIELDS = {
    "needed_by": "a form asks the same, whoever reads the answer",
    "sensitive.readers": "the page marks the answer; routing says who may read it",
    "sensitive.erase": "the page marks the answer; routing says for how long",
}
_NAMED = (
    "article", "calendar", "category", "field_set", "list", "site", "system", "team",
)  # fmt: skip
_OF_SYSTEMS = (
    "availability", "cost", "depends_on", "environments", "events", "external",
    "interfaces",
)  # fmt: skip

IGNORES: dict[str, str] = {
    **dict.fromkeys(_ROUTED, _ROUTING),
    "service": _SERVICE,
    **{
        f"{kind}.{key}": why
        for kind in _NAMED
        for key, why in _KEYS.items()
        if (kind, key) != ("system", "owner")
    },
    "calendar.hours": _ROUTING,
    "calendar.title": _ROUTING,
    **{
        f"service_item.{key}": _KEYS[key]
        for key in ("tags", "owner", "review_by", "renamed_from")
    },
    "service_item.deliverables.within": _ROUTING,
    "service_item.paths": _ROUTING,
    "service_item.promise": _ROUTING,
    "service_item.service": _SERVICE,
    "service_item.value": "concerns those who pay for the item",
    "service_item.demand": "concerns those who plan the work",
    "service_item.examples": _TESTS,
    "test": _TESTS,
    **dict.fromkeys(_AROUND, _PLANS),
    **{
        f"{fields}{deeper}.{key}": why
        for fields in _FIELDS
        for deeper in ("", ".fields")
        for key, why in _OF_FIELDS.items()
    },
    "article.body": "the form names the article; the portal shows it",
    "article.audience": "the portal that shows the article judges it",
    "article.items": "an item names the articles of its form itself",
    "article.locale": "the form names the article in its own locale",
    "category.icon": "the shelf belongs to the portal around the form",
    "category.order": "the shelf belongs to the portal around the form",
    "category.parent": "the shelf belongs to the portal around the form",
    "field_set.id": _INSIDE,
    "field_set.title": _INSIDE,
    "list.id": "its rows stand in each field that offers them",
    "list.title": "its rows stand in each field that offers them",
    "list.owner_column": _ROUTING,
    "site.calendar": _ROUTING,
    **{f"system.{key}": "no condition of a form reads it" for key in _OF_SYSTEMS},
    "team.handles": "says who must agree to a change of the catalog",
    "manifest.name": "it stands in the build's manifest.json",
    "manifest.requester": _UNSEEN,
    "manifest.roles": _ROUTING,
    **SETTINGS_OF_OTHERS,
}

_PAGE = "the page has the condition; the schema refuses nothing that might be right"
CAPABILITIES: Capabilities = {
    **native(
        "`type`, `format`, `enum`, `oneOf`",
        C.TEXT, C.NUMBER, C.BOOLEAN, C.CHOICE, C.CHOICES, C.DATE, C.PERSON,
        C.RECORD_FIELD, C.ADDRESS,
    ),
    **native("a list of files: name, type and size", C.FILE),
    **native("`items`: an object for each row", C.GROUP),
    **native("on the page", C.NOTE, C.HELP),
    **native("what the form starts with", C.DEFAULT),
    **native("`required`", C.REQUIRED),
    **native(
        "`if`, `then`, `else`; a hidden field must not be submitted",
        C.VISIBLE_WHEN, C.REQUIRED_WHEN,
    ),
    **manual(_PAGE, C.READ_ONLY_WHEN),
    **native("as they are", C.LIMITS, C.LENGTH),
    **emulated("as patterns: JSON Schema compares no texts", C.DAY_LIMITS),
    **manual("the page has them, the schema does not", C.TODAY_LIMITS),
    **native("`pattern`", C.PATTERN, C.ON_TEXT),
    **native("over a file's name, type and size", C.FILE_LIMITS),
    **native("`if` chosen `then` the condition", C.OPTION_WHEN),
    **emulated("the rows as they are now", C.OPTIONS_FROM),
    **emulated("`anyOf` over the answers that the rows depend on", C.WHERE),
    **manual("marked on the page; routing says who may read it", C.SENSITIVE),
    **native(
        "`if` the fields are given `then` the condition, with the sentence",
        C.CONSTRAINTS,
    ),
    **emulated("the ids that have the attribute now", C.ON_ATTRIBUTES),
    **native("`contains`, `items`", C.ON_LINES),
    **manual(
        _PAGE,
        C.ON_PEOPLE, C.ON_REQUEST, C.ON_TASKS, C.ON_OTHERS, C.ON_TODAY, C.ON_HOURS,
    ),
    **native("a form of its own for each task that asks", C.ASKS),
    **native(
        "on the page",
        C.RECORD, C.VERSION, C.DESCRIPTION, C.SHELF, C.DRAFT, C.DEPRECATED,
        C.DELIVERABLES, C.BOUNDARY, C.KNOWLEDGE,
    ),
    **native("no form is made of it", C.RETIRED),
    **native("files of its own for each", C.LOCALES),
    **manual("on the page; routing counts it", C.PRICE),
    **left_to("portal", "a form does not know when changes rest", C.FREEZES),
    **left_to(
        "routing",
        "a form only asks",
        C.AUDIENCE, C.CHANNELS, C.EVIDENCE, C.LANDSCAPE, C.RECIPIENT, C.PRIORITY,
        C.MAJOR, C.PATHS, C.BEFORE, C.TOLD, C.TO_CHANGE, C.TO_PROBLEM, C.IDENTIFY,
        C.CONFIDENTIAL, C.CHANGE_RECORD, C.LOOP, C.TEAMS, C.TEAM_HOURS, C.CONTACT,
        C.RESPOND, C.FULFIL, C.CLASSES, C.AGREEMENTS, C.PATH_PROMISE, C.CASES,
        C.BUSINESS_DAYS, C.ELAPSED, C.STARTS_APPROVED, C.BY_DATE, C.PAUSE_ON, C.NEXT,
        C.TIME_ZONE, C.OVERNIGHT, C.HOLIDAYS, C.MAKE_UP_DAYS, C.ANY_OF, C.ICS_HOURS,
        C.APPROVALS, C.APPROVAL_WHEN, C.MANAGER_OF, C.OWNER_OF, C.BY_ROLE, C.BY_PERSON,
        C.QUORUM, C.APPROVAL_AFTER, C.SILENCE, C.NEVER, C.DELEGATE, C.AFTERWARDS,
        C.TASKS, C.TASK_WHEN, C.TASK_AFTER, C.EFFORT, C.PUBLIC, C.STATE, C.CONTRACT,
        C.BUNDLES, C.AUTOMATION, C.ESCALATION, C.REASSIGN, C.RAISE_PRIORITY,
        C.NOTIFICATIONS, C.SURVEY, C.WITHDRAW, C.UNANSWERED, C.CONFIRM, C.GRANT,
        C.RECERTIFY, C.CONFLICTS, C.EXCEPTIONS,
    ),
}  # fmt: skip
