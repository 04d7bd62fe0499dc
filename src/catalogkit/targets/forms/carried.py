"""What the forms carry of the language, how, and what they leave out."""

from catalogkit.targets import SETTINGS_OF_OTHERS, Capability, Level

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
_OF_ITEMS = (
    "approvals", "audience", "change", "channels", "closing", "confidential",
    "deliverables.evidence", "deliverables.notify", "deliverables.within", "escalation",
    "exceptions", "grant", "identify", "loop", "notifications", "paths", "priority",
    "promise", "recipient", "supports", "survey", "systems",
)  # fmt: skip
_OF_TASKS = (
    "after", "answers", "approved_by", "automation", "contract", "effort", "item",
    "outcomes", "paths", "public", "state", "team", "wait", "when",
)  # fmt: skip
_FIELDS = ("service_item.form", "service_item.fulfilment.asks", "field_set.fields")
_OF_FIELDS = {
    "needed_by": "a form asks the same, whoever reads the answer",
    "sensitive.readers": "the page marks the answer; routing says who may read it",
    "sensitive.erase": "the page marks the answer; routing says for how long",
}
_NAMED = (
    "article", "calendar", "category", "field_set", "list", "site", "system", "team",
)  # fmt: skip
_OF_CALENDARS = (
    "all_of", "any_of", "closed", "holidays", "hours", "ics", "time_zone", "title",
    "working_days",
)  # fmt: skip
_OF_SYSTEMS = (
    "availability", "cost", "depends_on", "environments", "events", "external",
    "interfaces",
)  # fmt: skip
_OF_TEAMS = (
    "calendar", "capacity", "contact", "deputy", "directory_group", "handles", "lead",
    "members", "on_call",
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
    **{f"calendar.{key}": _ROUTING for key in _OF_CALENDARS},
    **{
        f"service_item.{key}": _KEYS[key]
        for key in ("tags", "owner", "review_by", "renamed_from")
    },
    **{f"service_item.{key}": _ROUTING for key in _OF_ITEMS},
    **{f"service_item.fulfilment.{key}": _ROUTING for key in _OF_TASKS},
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
    **{f"team.{key}": "a form offers a team by its title" for key in _OF_TEAMS},
    "manifest.name": "it stands in the build's manifest.json",
    "manifest.requester": _UNSEEN,
    "manifest.roles": _ROUTING,
    **SETTINGS_OF_OTHERS,
}

CAPABILITIES = (
    Capability("types of field", Level.NATIVE, "`type`, `format`, `enum`, `oneOf`"),
    Capability("`required`", Level.NATIVE, "`required`"),
    Capability(
        "`visible_when`, `required_when`",
        Level.NATIVE,
        "`if`, `then`, `else`; a hidden field must not be submitted",
    ),
    Capability(
        "`read_only_when`", Level.MANUAL, "the page has the condition; the schema none"
    ),
    Capability("limits of numbers, texts, choices, rows", Level.NATIVE, "as they are"),
    Capability(
        "limits and ranges of days and moments",
        Level.EMULATED,
        "as patterns: JSON Schema compares no texts",
    ),
    Capability("limits relative to today", Level.MANUAL, "the page has them"),
    Capability("`pattern`, `matches`, `starts_with`", Level.NATIVE, "`pattern`"),
    Capability(
        "`accept`, `max_size`", Level.NATIVE, "over a file's name, type and size"
    ),
    Capability(
        "`options` with `when`", Level.NATIVE, "`if` chosen `then` the condition"
    ),
    Capability(
        "`options_from` with `where`",
        Level.EMULATED,
        "the rows as they are now; `anyOf` over the answers they depend on",
    ),
    Capability("groups, `any_line`, `all_lines`", Level.NATIVE, "`contains`, `items`"),
    Capability(
        "conditions on attributes of sites, systems and rows",
        Level.EMULATED,
        "the ids that have the attribute now",
    ),
    Capability(
        "conditions on people, the channel, the time",
        Level.MANUAL,
        "the page has them; the schema refuses nothing that might be right",
    ),
    Capability(
        "constraints",
        Level.NATIVE,
        "`if` the fields are given `then` the condition, with the sentence",
    ),
    Capability(
        "two answers compared, days from today, working hours",
        Level.MANUAL,
        "the page has them; the schema refuses nothing that might be right",
    ),
    Capability("`default`", Level.NATIVE, "what the form starts with"),
    Capability("`sensitive`", Level.MANUAL, "marked on the page"),
    Capability("`price`", Level.MANUAL, "on the page; routing counts it"),
    Capability("what tasks ask (`asks`)", Level.NATIVE, "a form of its own for each"),
    Capability("paths, approvals, tasks, promise", Level.LOST, "they are routing's"),
)
