"""What an author can say that a platform may not carry: one vocabulary for all targets.

Each construct has its name in the author's terms; `uses.py` knows where each
stands. What concerns the catalog's upkeep, or plans and measures the work, is no
construct: a target gives its reason in `ignores`.
"""

from collections.abc import Mapping
from enum import StrEnum


class Construct(StrEnum):
    """A part of the language that a request, or who works on it, depends on."""

    # What is offered
    RECORD = "`record: incident`, `record: change`"
    VERSION = "`version` of the contract"
    DESCRIPTION = "`summary`, `description`"
    SHELF = "`service`, `category`, `keywords`"
    DRAFT = "`lifecycle: draft`"
    DEPRECATED = "`lifecycle: deprecated`, `sunset`, `replaced_by`"
    RETIRED = "`lifecycle: retired`"
    AUDIENCE = "`audience`"
    CHANNELS = "`channels`"
    LOCALES = "texts in several locales"
    DELIVERABLES = "`deliverables`"
    EVIDENCE = "`evidence` of a deliverable"
    BOUNDARY = "`boundary`"
    LANDSCAPE = "`systems`, `supports` of an item"
    KNOWLEDGE = "`knowledge`"
    PRICE = "`price`"

    # What is asked
    TEXT = "fields of type `text`, `paragraph`"
    NUMBER = "fields of type `integer`, `number`, `money`"
    BOOLEAN = "fields of type `boolean`"
    CHOICE = "fields of type `choice`"
    CHOICES = "fields of type `choices`"
    DATE = "fields of type `date`, `datetime`"
    PERSON = "fields of type `user`, `person`"
    RECORD_FIELD = "fields of type `site`, `system`, `team`, `asset`"
    ADDRESS = "fields of type `email`, `phone`, `url`"
    FILE = "fields of type `file`"
    GROUP = "fields of type `group`"
    NOTE = "fields of type `note`"
    HELP = "`help`, `placeholder`"
    DEFAULT = "`default`"
    REQUIRED = "`required`"
    VISIBLE_WHEN = "`visible_when`"
    REQUIRED_WHEN = "`required_when`"
    READ_ONLY_WHEN = "`read_only_when`"
    LIMITS = "`min`, `max` of numbers, choices, files and rows"
    DAY_LIMITS = "`min`, `max` of days and moments"
    TODAY_LIMITS = "`min`, `max` relative to today"
    LENGTH = "`min_length`, `max_length`"
    PATTERN = "`pattern`"
    FILE_LIMITS = "`accept`, `max_size`"
    OPTION_WHEN = "options with `when`"
    OPTIONS_FROM = "options from a list (`options_from`)"
    WHERE = "filtered options (`where`)"
    SENSITIVE = "`sensitive`"
    RECIPIENT = "`recipient`"
    CONSTRAINTS = "`constraints`"

    # What conditions read
    ON_PEOPLE = "conditions on who asks (`requester.`, `recipient.`)"
    ON_REQUEST = "conditions on the request (`request.`)"
    ON_ATTRIBUTES = "conditions on attributes of sites, systems and rows"
    ON_LINES = "conditions on rows (`any_line`, `all_lines`)"
    ON_TASKS = "conditions on how a task ended"
    ON_TEXT = "conditions on text (`starts_with`, `matches`)"
    ON_OTHERS = "two answers compared"
    ON_TODAY = "conditions relative to today"
    ON_HOURS = "conditions on working hours (`within`, `outside`)"

    # Where a request goes
    PRIORITY = "`priority`"
    MAJOR = "`major` incidents"
    PATHS = "`paths`"
    BEFORE = "`before`"
    TOLD = "`because`, `told`"
    TO_CHANGE = "paths that lead to a change"
    TO_PROBLEM = "paths that lead to a problem"
    IDENTIFY = "`identify`"
    CONFIDENTIAL = "`confidential`"
    CHANGE_RECORD = "`change`"
    LOOP = "`loop`"
    FREEZES = "freezes that hold or refuse requests"
    TEAMS = "`lead`, `deputy`, `members` of a team"
    TEAM_HOURS = "`calendar`, `on_call`, `capacity` of a team"
    CONTACT = "`contact`, `directory_group` of a team"

    # By when
    RESPOND = "`respond`"
    FULFIL = "`fulfil`"
    CLASSES = "promise classes (`use:`)"
    AGREEMENTS = "agreements behind a promise (`ola`, `contract`)"
    PATH_PROMISE = "`promise` of a path"
    CASES = "a promise that depends on the request (cases)"
    BUSINESS_DAYS = "business days (`3bd`)"
    ELAPSED = "elapsed time (`72h elapsed`)"
    STARTS_APPROVED = "`starts: approved`"
    BY_DATE = "by a date (`by`, `lead`)"
    PAUSE_ON = "`pause_on`"
    NEXT = "a promise to come (`next`)"
    TIME_ZONE = "`time_zone` of a calendar"
    OVERNIGHT = "calendar hours over midnight"
    HOLIDAYS = "`holidays`, `closed` of a calendar"
    MAKE_UP_DAYS = "make-up days (`working_days`) of a calendar"
    ANY_OF = "`any_of`, `all_of` of calendars"
    ICS_HOURS = "calendar hours from an `ics` file"

    # Who agrees
    APPROVALS = "`approvals`"
    APPROVAL_WHEN = "approvals with `when`"
    MANAGER_OF = "approval by `manager_of`"
    OWNER_OF = "approval by `owner_of`"
    BY_ROLE = "approval by `role`"
    BY_PERSON = "approval by `person`"
    QUORUM = "several approvers, `quorum`"
    APPROVAL_AFTER = "approvals `after` others"
    SILENCE = "`within`, `silence` of an approval"
    NEVER = "`never` of an approval"
    DELEGATE = "`delegate` of an approval"
    AFTERWARDS = "approvals `afterwards`"

    # Who works
    TASKS = "tasks (`fulfilment`)"
    TASK_WHEN = "tasks with `when`, `paths`"
    TASK_AFTER = "tasks `after` others"
    EFFORT = "`effort`, `wait` of a task"
    PUBLIC = "`public` of a task"
    STATE = "`state` of a task"
    CONTRACT = "`contract` of a task"
    ASKS = "what a task asks (`asks`, `outcomes`)"
    BUNDLES = "bundles (`item`, `answers` of a task)"
    AUTOMATION = "`automation`"

    # What happens on the way and at the end
    ESCALATION = "`escalation`"
    REASSIGN = "`reassign` in an escalation"
    RAISE_PRIORITY = "`raise_priority` in an escalation"
    NOTIFICATIONS = "`notifications`, `notify`"
    SURVEY = "`survey`"
    WITHDRAW = "`withdraw_until`"
    UNANSWERED = "`unanswered`"
    CONFIRM = "`confirm`, `reopen`"
    GRANT = "`grant` (`until`, `remind`, `revoke`)"
    RECERTIFY = "`recertify` of a grant"
    CONFLICTS = "`conflicts` of a grant"
    EXCEPTIONS = "`exceptions`"


_FIRST = {
    "What is offered": Construct.RECORD,
    "What is asked": Construct.TEXT,
    "What conditions read": Construct.ON_PEOPLE,
    "Where a request goes": Construct.PRIORITY,
    "By when": Construct.RESPOND,
    "Who agrees": Construct.APPROVALS,
    "Who works": Construct.TASKS,
    "On the way, and at the end": Construct.ESCALATION,
}


def sections() -> Mapping[str, tuple[Construct, ...]]:
    """Every construct once, under the heading that a reader finds it by."""
    every = list(Construct)
    starts = [every.index(first) for first in _FIRST.values()]
    ends = [*starts[1:], len(every)]
    parts = (tuple(every[a:b]) for a, b in zip(starts, ends, strict=True))
    return dict(zip(_FIRST, parts, strict=True))
