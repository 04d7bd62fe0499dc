"""What the pages carry of the language, and how."""

from catalogkit.constructs import Construct as C
from catalogkit.constructs.capability import Capabilities, left_to, manual, native

CAPABILITIES: Capabilities = {
    **native("in the locale of the page", C.LOCALES),
    **native("Markdown as HTML", C.DESCRIPTION, C.KNOWLEDGE, C.HELP),
    **native("shelves and search", C.SHELF),
    **native("no page is made of it", C.DRAFT, C.RETIRED),
    **native("until when, and what to ask for instead", C.DEPRECATED),
    **manual("said in words: a page hides nothing", C.AUDIENCE),
    **native("ways to ask, with address and hours", C.CHANNELS, C.CONTACT),
    **native(
        "at the top of the page", C.RECORD, C.VERSION, C.DELIVERABLES, C.BOUNDARY
    ),
    **native("links to the value streams", C.LANDSCAPE),
    **native("in words; the form adds it up", C.PRICE),
    **native(
        "questions that live, and work without a script",
        C.TEXT, C.NUMBER, C.BOOLEAN, C.CHOICE, C.CHOICES, C.DATE, C.PERSON,
        C.RECORD_FIELD, C.ADDRESS, C.FILE, C.GROUP, C.NOTE, C.DEFAULT, C.REQUIRED,
        C.VISIBLE_WHEN, C.REQUIRED_WHEN, C.READ_ONLY_WHEN, C.LIMITS, C.DAY_LIMITS,
        C.TODAY_LIMITS, C.LENGTH, C.PATTERN, C.FILE_LIMITS, C.OPTION_WHEN,
        C.OPTIONS_FROM, C.WHERE,
    ),
    **manual("said in words: routing says who may read it", C.SENSITIVE),
    **native("the sentence, and where it is broken", C.CONSTRAINTS),
    **native(
        "judged by the page, as it is answered",
        C.ON_ATTRIBUTES, C.ON_LINES, C.ON_TEXT, C.ON_OTHERS, C.ON_TODAY, C.ON_HOURS,
    ),
    **manual("in words: nobody signs in", C.ON_PEOPLE, C.ON_REQUEST, C.ON_TASKS),
    **native(
        "where a request goes, in words", C.PATHS, C.TOLD, C.TO_CHANGE, C.TO_PROBLEM
    ),
    **native(
        "in sentences, with worked examples of an ordinary week",
        C.RESPOND, C.FULFIL, C.CLASSES, C.PATH_PROMISE, C.CASES, C.BUSINESS_DAYS,
        C.ELAPSED, C.STARTS_APPROVED, C.BY_DATE, C.PAUSE_ON, C.NEXT, C.TIME_ZONE,
        C.OVERNIGHT, C.HOLIDAYS, C.MAKE_UP_DAYS, C.ANY_OF, C.ICS_HOURS,
    ),
    **native(
        "steps in words",
        C.APPROVALS, C.APPROVAL_WHEN, C.MANAGER_OF, C.OWNER_OF, C.BY_ROLE, C.BY_PERSON,
        C.QUORUM, C.APPROVAL_AFTER, C.SILENCE, C.NEVER, C.DELEGATE, C.AFTERWARDS,
        C.TASKS, C.TASK_WHEN, C.PUBLIC, C.STATE, C.BUNDLES,
    ),
    **native(
        "good to know", C.GRANT, C.RECERTIFY, C.WITHDRAW, C.UNANSWERED, C.CONFIRM,
        C.CONFIDENTIAL, C.EXCEPTIONS,
    ),
    **native("the days on which it rests, in words", C.FREEZES),
    **manual("that there is somebody: a page names nobody's login", C.TEAMS),
    **native("the hours of a team", C.TEAM_HOURS),
    **left_to(
        "routing",
        "a page says what people get, not how it is decided or done",
        C.EVIDENCE, C.RECIPIENT, C.PRIORITY, C.MAJOR, C.BEFORE, C.IDENTIFY,
        C.CHANGE_RECORD, C.LOOP, C.AGREEMENTS, C.TASK_AFTER, C.EFFORT, C.CONTRACT,
        C.ASKS, C.AUTOMATION, C.ESCALATION, C.REASSIGN, C.RAISE_PRIORITY,
        C.NOTIFICATIONS, C.SURVEY, C.CONFLICTS,
    ),
}  # fmt: skip
