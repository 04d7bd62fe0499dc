"""Which routes of the language are a use of which construct.

A route names keys; `*` stands for any key an author chose, a number for one of a list,
and lists are passed through. Behind `~` stands what the word there looks like. Routes
may begin with a part that stands in several places, see SHARED.
"""

from catalogkit.constructs import Construct as C

SHARED: dict[str, tuple[str, ...]] = {
    "field": ("service_item.form", "service_item.fulfilment.asks", "field.fields"),
    "promised": ("service_item.promise", "service_item.paths.*.promise"),
    "time": ("promised.respond", "promised.fulfil", "time.is"),
    "target": ("promise.targets.*",),
}
"""Parts that stand in several places, one inside itself among them."""
_DAYS = r"\d+\s*bd"
_ELAPSED = r".*elapsed|\d+\s*[dw]"
_OVER_MIDNIGHT = "|".join(
    rf"{hour:02}:(?!00).*-{hour:02}:00|{hour:02}:.*-(?:{'|'.join(before)}):.*"
    for hour in range(24)
    for before in [[f"{each:02}" for each in range(hour)]]
    if before
)
_OFFERED: dict[C, tuple[str, ...]] = {
    C.RECORD: ("service_item.record ~ incident|change",),
    C.VERSION: ("service_item.version",),
    C.DESCRIPTION: ("service_item.summary", "service_item.description"),
    C.SHELF: (
        "service_item.service", "service_item.category", "service_item.keywords",
    ),
    C.DRAFT: ("service_item.lifecycle ~ draft",),
    C.DEPRECATED: (
        "service_item.lifecycle ~ deprecated", "service_item.sunset",
        "service_item.replaced_by",
    ),
    C.AUDIENCE: ("service_item.audience",),
    C.CHANNELS: ("service_item.channels",),
    C.LOCALES: ("manifest.locales.1",),
    C.DELIVERABLES: ("service_item.deliverables",),
    C.EVIDENCE: ("service_item.deliverables.evidence",),
    C.BOUNDARY: ("service_item.boundary",),
    C.LANDSCAPE: ("service_item.systems", "service_item.supports"),
    C.KNOWLEDGE: ("service_item.knowledge",),
    C.PRICE: ("service_item.price", "field.options.price"),
}  # fmt: skip
_ASKED: dict[C, tuple[str, ...]] = {
    C.TEXT: ("field.type ~ text|paragraph",),
    C.NUMBER: ("field.type ~ integer|number|money",),
    C.BOOLEAN: ("field.type ~ boolean",),
    C.CHOICE: ("field.type ~ choice",),
    C.CHOICES: ("field.type ~ choices",),
    C.DATE: ("field.type ~ date|datetime",),
    C.PERSON: ("field.type ~ user|person",),
    C.RECORD_FIELD: ("field.type ~ site|system|team|asset",),
    C.ADDRESS: ("field.type ~ email|phone|url",),
    C.FILE: ("field.type ~ file",),
    C.GROUP: ("field.type ~ group",),
    C.NOTE: ("field.type ~ note",),
    C.HELP: ("field.help", "field.placeholder", "field.options.help"),
    C.DEFAULT: ("field.default",),
    C.REQUIRED: ("field.required ~ true",),
    C.VISIBLE_WHEN: ("field.visible_when",),
    C.REQUIRED_WHEN: ("field.required_when",),
    C.READ_ONLY_WHEN: ("field.read_only_when",),
    C.LIMITS: (
        r"field.min ~ (?!today|\d{4}-).*", r"field.max ~ (?!today|\d{4}-).*",
    ),
    C.DAY_LIMITS: (r"field.min ~ \d{4}-.*", r"field.max ~ \d{4}-.*"),
    C.TODAY_LIMITS: ("field.min ~ today.*", "field.max ~ today.*"),
    C.LENGTH: ("field.min_length", "field.max_length"),
    C.PATTERN: ("field.pattern",),
    C.FILE_LIMITS: ("field.accept", "field.max_size"),
    C.OPTION_WHEN: ("field.options.when",),
    C.OPTIONS_FROM: ("field.options_from",),
    C.WHERE: ("field.where", "field.options_from.where"),
    C.SENSITIVE: ("field.sensitive",),
    C.RECIPIENT: ("service_item.recipient",),
    C.CONSTRAINTS: ("service_item.constraints",),
}  # fmt: skip
_GOES: dict[C, tuple[str, ...]] = {
    C.PRIORITY: ("service_item.priority",),
    C.MAJOR: ("priority_matrix.major",),
    C.PATHS: ("service_item.paths.*.when",),
    C.BEFORE: ("service_item.paths.*.before",),
    C.TOLD: ("service_item.paths.*.because", "service_item.paths.*.told"),
    C.TO_CHANGE: (
        "service_item.paths.change", "service_item.paths.*.leads_to ~ change",
    ),
    C.TO_PROBLEM: (
        "service_item.paths.problem", "service_item.paths.*.leads_to ~ problem",
    ),
    C.IDENTIFY: ("service_item.identify",),
    C.CONFIDENTIAL: ("service_item.confidential",),
    C.CHANGE_RECORD: ("service_item.change",),
    C.LOOP: ("service_item.loop",),
    C.FREEZES: ("freeze.requests ~ refuse|hold",),
    C.TEAMS: ("team.lead", "team.deputy", "team.members"),
    C.TEAM_HOURS: ("team.calendar", "team.on_call", "team.capacity"),
    C.CONTACT: ("team.contact", "team.directory_group"),
}  # fmt: skip
_BY_WHEN: dict[C, tuple[str, ...]] = {
    C.RESPOND: ("promised.respond", "target.respond"),
    C.FULFIL: ("promised.fulfil", "target.fulfil"),
    C.CLASSES: ("promised ~ (?!none$).*", "promised.use"),
    C.AGREEMENTS: ("promise.class ~ ola|contract",),
    C.PATH_PROMISE: ("service_item.paths.*.promise",),
    C.CASES: ("time.when",),
    C.BUSINESS_DAYS: (
        f"time ~ {_DAYS}", f"target.respond ~ {_DAYS}", f"target.fulfil ~ {_DAYS}",
    ),
    C.ELAPSED: (
        f"time ~ {_ELAPSED}", f"target.respond ~ {_ELAPSED}",
        f"target.fulfil ~ {_ELAPSED}",
    ),
    C.STARTS_APPROVED: ("promised.starts ~ approved",),
    C.BY_DATE: ("time.by",),
    C.PAUSE_ON: ("promised.pause_on",),
    C.NEXT: ("promised.next",),
    C.TIME_ZONE: ("calendar.time_zone",),
    C.OVERNIGHT: (f"calendar.hours.* ~ {_OVER_MIDNIGHT}",),
    C.HOLIDAYS: ("calendar.holidays", "calendar.closed"),
    C.MAKE_UP_DAYS: ("calendar.working_days",),
    C.ANY_OF: ("calendar.any_of", "calendar.all_of"),
    C.ICS_HOURS: ("calendar.ics",),
}  # fmt: skip
_AGREES: dict[C, tuple[str, ...]] = {
    C.APPROVALS: ("service_item.approvals",),
    C.APPROVAL_WHEN: ("service_item.approvals.when",),
    C.MANAGER_OF: ("service_item.approvals.by.manager_of",),
    C.OWNER_OF: ("service_item.approvals.by.owner_of",),
    C.BY_ROLE: ("service_item.approvals.by.role",),
    C.BY_PERSON: ("service_item.approvals.by.person",),
    C.QUORUM: (
        "service_item.approvals.by.1", r"service_item.approvals.quorum ~ (?!0*1$)\d+",
    ),
    C.APPROVAL_AFTER: ("service_item.approvals.after",),
    C.SILENCE: ("service_item.approvals.within", "service_item.approvals.silence"),
    C.NEVER: ("service_item.approvals.never",),
    C.DELEGATE: ("service_item.approvals.delegate",),
    C.AFTERWARDS: ("service_item.approvals.afterwards ~ true",),
}  # fmt: skip
_WORKS: dict[C, tuple[str, ...]] = {
    C.TASKS: ("service_item.fulfilment",),
    C.TASK_WHEN: ("service_item.fulfilment.when", "service_item.fulfilment.paths"),
    C.TASK_AFTER: ("service_item.fulfilment.after",),
    C.EFFORT: ("service_item.fulfilment.effort", "service_item.fulfilment.wait"),
    C.PUBLIC: ("service_item.fulfilment.public",),
    C.STATE: ("service_item.fulfilment.state",),
    C.CONTRACT: ("service_item.fulfilment.contract",),
    C.ASKS: ("service_item.fulfilment.asks", "service_item.fulfilment.outcomes"),
    C.BUNDLES: (
        "service_item.fulfilment.item", "service_item.fulfilment.answers",
        "service_item.fulfilment.approved_by",
    ),
    C.AUTOMATION: (
        "service_item.fulfilment.automation",
        "automation.trigger ~ submitted|approved|delivered|closed",
    ),
}  # fmt: skip
_ENDS: dict[C, tuple[str, ...]] = {
    C.ESCALATION: ("service_item.escalation",),
    C.REASSIGN: ("service_item.escalation.reassign",),
    C.RAISE_PRIORITY: ("service_item.escalation.raise_priority ~ true",),
    C.NOTIFICATIONS: (
        "service_item.notifications", "service_item.deliverables.notify",
    ),
    C.SURVEY: ("service_item.survey",),
    C.WITHDRAW: ("service_item.closing.withdraw_until",),
    C.UNANSWERED: ("service_item.closing.unanswered",),
    C.CONFIRM: ("service_item.closing.confirm", "service_item.closing.reopen"),
    C.GRANT: ("service_item.grant",),
    C.RECERTIFY: ("service_item.grant.recertify",),
    C.CONFLICTS: ("service_item.grant.conflicts",),
    C.EXCEPTIONS: ("service_item.exceptions",),
}  # fmt: skip
ROUTES: dict[C, tuple[str, ...]] = {
    **_OFFERED, **_ASKED, **_GOES, **_BY_WHEN, **_AGREES, **_WORKS, **_ENDS,
}  # fmt: skip
"""Every construct that stands at a route; `asked.py` reads conditions."""
