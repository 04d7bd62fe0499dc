"""What routing carries of the language, how, and what it leaves out."""

from catalogkit.constructs import Construct as C
from catalogkit.constructs.capability import (
    Capabilities,
    emulated,
    left_to,
    manual,
    native,
)
from catalogkit.model.kinds import KINDS
from catalogkit.targets import SETTINGS_OF_OTHERS

_UPKEEP = "concerns the upkeep of the catalog, not a request"
_FORM = "what the requester sees and may answer: the target forms carries it"
_INSIDE = "it stands, taken apart, in each item that uses it"
_SHELF = "where people find an item decides nothing about a request"
_ARTICLE = "a rule names an article by its id; the portal shows it"
_OF_ARTICLES = (
    "audience", "body", "description", "items", "locale", "owner", "renamed_from",
    "review_by", "tags", "title", "x",
)  # fmt: skip
_REGISTERS = (
    "team", "calendar", "channel", "site", "system", "promise", "automation",
    "notification", "survey", "list",
)  # fmt: skip
_INLINED = ("approval", "escalation", "field_set", "priority_matrix", "audience")
_TEST = "its cases stand among the examples of its item"
_PLANS = "concerns those who plan and measure the work, not a request"
_AROUND = ("freeze", "scheduled_work", "loop", "roadmap")
_NAMED = ("value_stream", "change_model", "cost_model", "metric")
"""What an item names and does not need for a decision."""
_KEYS = ("description", "tags", "owner", "review_by", "renamed_from", "title", "x")
_FIELDS = ("service_item.form", "service_item.fulfilment.asks", "field_set.fields")
_SHOWN = ("options.label", "options_from.label")
_OF_ITEMS = {
    "tags": _UPKEEP,
    "review_by": _UPKEEP,
    "value": "concerns those who pay for the item",
    "demand": "concerns those who plan the work",
    "fulfilment.asks.options.price": "what a task asks costs nothing",
    "fulfilment.asks.fields.options.price": "what a task asks costs nothing",
}

IGNORES: dict[str, str] = {
    **{f"article.{key}": _ARTICLE for key in _OF_ARTICLES},
    "category": _SHELF,
    "service": "the same item is decided alike, whatever service it belongs to",
    **{
        f"{kind}.{key}": _UPKEEP
        for kind in _REGISTERS
        for key in ("description", "tags", "review_by")
    },
    **{f"{kind}.{key}": _INSIDE for kind in _INLINED for key in _KEYS},
    **dict.fromkeys(_AROUND, _PLANS),
    **{
        f"{kind}.{key}": _PLANS
        for kind in _NAMED
        for key in KINDS[kind].model_fields
        if key != "id"
    },
    **{f"test.{key}": _TEST for key in (*_KEYS, "id")},
    **{f"{kind}.id": _INSIDE for kind in _INLINED if kind != "audience"},
    **{
        f"{fields}{deeper}.{key}": _FORM
        for fields in _FIELDS
        for deeper in ("", ".fields")
        for key in _SHOWN
    },
    **{f"service_item.{key}": why for key, why in _OF_ITEMS.items()},
    "manifest.requester.options.when": "who a person is depends on no request",
    "manifest.requester.options.price": "who a person is costs nothing",
    "manifest.targets.base_url": "rules refer to one another by id",
    **SETTINGS_OF_OTHERS,
}

CAPABILITIES: Capabilities = {
    **native(
        "the canonical tree, everywhere",
        C.VISIBLE_WHEN, C.REQUIRED_WHEN, C.ON_PEOPLE, C.ON_REQUEST, C.ON_LINES,
        C.ON_TASKS, C.ON_TEXT, C.ON_OTHERS, C.ON_TODAY, C.ON_HOURS,
    ),
    **emulated(
        "`inputs[].attributes`: those that a rule reads, as they are now",
        C.ON_ATTRIBUTES,
    ),
    **native(
        "`inputs[]`: its name and type",
        C.TEXT, C.NUMBER, C.BOOLEAN, C.CHOICE, C.CHOICES, C.DATE, C.PERSON,
        C.RECORD_FIELD, C.ADDRESS, C.FILE, C.GROUP,
    ),
    **native(
        "`inputs[]`: as in the form",
        C.DEFAULT, C.REQUIRED, C.LIMITS, C.DAY_LIMITS, C.TODAY_LIMITS,
    ),
    **native("`inputs[].options`: each with its condition", C.OPTION_WHEN),
    **emulated("`inputs[].options`: the rows as they are now", C.OPTIONS_FROM),
    **emulated("`options[].where`, `among`: as the rows are now", C.WHERE),
    **left_to(
        "forms",
        "a rule needs no words or limits of a question",
        C.NOTE, C.HELP, C.LENGTH, C.PATTERN, C.FILE_LIMITS, C.READ_ONLY_WHEN,
        C.DESCRIPTION, C.SHELF, C.BOUNDARY,
    ),
    **left_to("portal", "concerns those who plan the work", C.FREEZES),
    **native(
        "as it is",
        C.RECORD, C.VERSION, C.DRAFT, C.DEPRECATED, C.CHANNELS, C.DELIVERABLES,
        C.EVIDENCE, C.LANDSCAPE, C.TEAMS, C.TEAM_HOURS, C.CONTACT, C.RECIPIENT,
        C.TOLD, C.TO_CHANGE, C.TO_PROBLEM, C.EFFORT, C.PUBLIC, C.STATE, C.CONTRACT,
        C.AGREEMENTS, C.IDENTIFY,
    ),
    **native("no rules are made of it", C.RETIRED),
    **native("every text has all of them", C.LOCALES),
    **native("one condition each; one is enough", C.AUDIENCE),
    **native("with the fields that must be given", C.CONSTRAINTS),
    **native("impact, urgency and the matrix", C.PRIORITY, C.MAJOR),
    **native("`cost.parts`: their sum is request.cost", C.PRICE),
    **native("in order: the first that holds", C.PATHS, C.BEFORE),
    **native(
        "merged with the item's, for each path",
        C.RESPOND, C.FULFIL, C.PATH_PROMISE, C.CASES, C.BUSINESS_DAYS, C.ELAPSED,
        C.STARTS_APPROVED, C.BY_DATE, C.PAUSE_ON, C.NEXT,
    ),
    **native("`targets` by priority", C.CLASSES),
    **native(
        "`open`: two years of open time as a table, as it is now",
        C.TIME_ZONE, C.OVERNIGHT, C.HOLIDAYS, C.MAKE_UP_DAYS, C.ANY_OF, C.ICS_HOURS,
    ),
    **native(
        "all that apply, with `after`",
        C.APPROVALS, C.APPROVAL_WHEN, C.MANAGER_OF, C.OWNER_OF, C.BY_ROLE, C.BY_PERSON,
        C.QUORUM, C.APPROVAL_AFTER, C.SILENCE, C.NEVER, C.DELEGATE, C.AFTERWARDS,
    ),
    **native("all that apply on the path", C.TASKS, C.TASK_WHEN, C.TASK_AFTER),
    **native("`asks`: inputs of the task", C.ASKS),
    **native("values, or `{field: …}`", C.BUNDLES),
    **manual(
        "as data, in the author's terms",
        C.AUTOMATION, C.ESCALATION, C.REASSIGN, C.RAISE_PRIORITY, C.NOTIFICATIONS,
        C.SURVEY, C.WITHDRAW, C.UNANSWERED, C.CONFIRM, C.GRANT, C.RECERTIFY,
        C.CONFLICTS, C.EXCEPTIONS, C.CONFIDENTIAL, C.CHANGE_RECORD, C.LOOP,
        C.SENSITIVE, C.KNOWLEDGE,
    ),
}  # fmt: skip
