"""The stages of a request as Request Tracker's statuses, and who may change them."""

from collections.abc import Iterator, Mapping, Sequence

from catalogkit.resource import Json, Key, Resource

KIND = "Lifecycle"
LIFECYCLE = "request"
"""One for requests, incidents and changes: the language has the same states for all."""
WITHDRAW = "WithdrawRequest"
"""The right to withdraw: the requester has it, who may not change anything else."""

NEW, WORKING, APPROVAL = "new", "in progress", "waiting on approval"
WAITING = ("waiting on requester", "waiting on supplier", "waiting on change")
ACTIVE = (WORKING, APPROVAL, *WAITING, "scheduled")
INACTIVE = ("delivered", "closed", "withdrawn", "refused", "deleted")
ENDS = ("withdrawn", "refused")
NEXT: Mapping[str, Sequence[str]] = {
    "": (NEW, APPROVAL, WORKING),
    NEW: (*ACTIVE, "delivered", *ENDS),
    WORKING: (*ACTIVE[1:], "delivered", *ENDS),
    APPROVAL: (WORKING, "waiting on requester", "scheduled", *ENDS),
    "waiting on requester": (
        WORKING,
        APPROVAL,
        "scheduled",
        "delivered",
        "closed",
        *ENDS,
    ),
    "waiting on supplier": (WORKING, "waiting on requester", "delivered", *ENDS),
    "waiting on change": (WORKING, "waiting on requester", "delivered", *ENDS),
    "scheduled": (WORKING, *WAITING, "delivered", *ENDS),
    "delivered": (WORKING, "closed"),
    "closed": (WORKING,),
    "withdrawn": (WORKING,),
    "refused": (WORKING,),
    "deleted": (WORKING,),
}
"""From each status to which; to "deleted" from all of them.

Work comes first: that is where Request Tracker goes by itself when somebody answers a
new request, or one that has ended. It lets alone what is active, so waiting for an
approval is active: else the first word about it would end the waiting.
"""
LABELS: Mapping[str, tuple[str, str]] = {
    "new -> in progress": ("Start work", "Respond"),
    "waiting on approval -> in progress": ("Start work", "Respond"),
    "* -> waiting on requester": ("Ask the requester", "Respond"),
    "* -> waiting on supplier": ("Wait for the supplier", "Comment"),
    "* -> waiting on change": ("Wait for a change", "Comment"),
    "* -> scheduled": ("Plan for later", "Respond"),
    "* -> delivered": ("Deliver", "Respond"),
    "delivered -> closed": ("Close", "Comment"),
    "* -> refused": ("Refuse", "Respond"),
    "* -> withdrawn": ("Withdraw", "Respond"),
    "waiting on requester -> in progress": ("Go on", ""),
    "waiting on supplier -> in progress": ("Go on", ""),
    "waiting on change -> in progress": ("Go on", ""),
    "scheduled -> in progress": ("Start work", "Respond"),
    "delivered -> in progress": ("Open again", "Respond"),
    "closed -> in progress": ("Open again", "Respond"),
    "withdrawn -> in progress": ("Open again", "Respond"),
    "refused -> in progress": ("Open again", "Respond"),
}
"""What the buttons say, and what is written with it: an answer or a comment."""
STANDARD = ("new", "open", "stalled", "resolved", "rejected", "deleted")
"""The statuses of the lifecycles that come with Request Tracker."""
AS_OURS = dict(
    zip(
        STANDARD,
        ("new", WORKING, "waiting on requester", "delivered", "refused", "deleted"),
        strict=True,
    )
)
AS_STANDARD = {
    NEW: "new",
    WORKING: "open",
    **dict.fromkeys(ACTIVE[1:], "stalled"),
    **dict.fromkeys(("delivered", "closed"), "resolved"),
    **dict.fromkeys(("withdrawn", "refused"), "rejected"),
    "deleted": "deleted",
}
WORDS = "po/catalogkit/zh_CN.po"
LOCAL_WORDS = (
    "/usr/local/share/request-tracker5/po, where Debian's has words of its own"
)
"""The file of them, and where Request Tracker looks for such files."""
IN_CHINESE: Mapping[str, str] = {
    "waiting on approval": "等待审批",
    "in progress": "处理中",
    "waiting on requester": "等待申请人回复",
    "waiting on supplier": "等待供应商",
    "waiting on change": "等待变更",
    "scheduled": "已排期",
    "delivered": "已交付",
    "closed": "已关闭",
    "withdrawn": "已撤回",
    "refused": "未通过",
    "Start work": "开始处理",
    "Ask the requester": "询问申请人",
    "Wait for the supplier": "等待供应商",
    "Wait for a change": "等待变更",
    "Plan for later": "安排时间",
    "Deliver": "交付",
    "Close": "关闭",
    "Refuse": "不予通过",
    "Withdraw": "撤回",
    "Go on": "继续处理",
    "Open again": "重新打开",
}
"""What Request Tracker's own Chinese words lack of ours."""


def status(state: str) -> str:
    """A state of the language, such as waiting_on_supplier, as a status."""
    return state.replace("_", " ")


def lifecycle() -> Resource:
    """The lifecycle of all requests, and its maps from and to those that are there.

    Without a map Request Tracker would not let a request change to a queue of others,
    and a rule that tried would be told nothing. `Maps` belong to `__maps__` there.
    """
    transitions: dict[str, Json] = {
        before: [*after, *([] if before in {"", "deleted"} else ["deleted"])]
        for before, after in NEXT.items()
    }
    maps: dict[str, Json] = {}
    for other in ("default", "approvals"):
        maps[f"{other} -> {LIFECYCLE}"] = dict(AS_OURS)
        maps[f"{LIFECYCLE} -> {other}"] = dict(AS_STANDARD)
    body: dict[str, Json] = {
        "Name": LIFECYCLE,
        "type": "ticket",
        "initial": [NEW],
        "active": [*ACTIVE],
        "inactive": [*INACTIVE],
        "defaults": {
            "on_create": NEW,
            "approved": WORKING,
            "denied": "refused",
            "reminder_on_open": WORKING,
            "reminder_on_resolve": "delivered",
        },
        "transitions": transitions,
        "rights": {
            "* -> deleted": "DeleteTicket",
            "* -> withdrawn": WITHDRAW,
            "* -> *": "ModifyTicket",
        },
        "actions": [part for each in LABELS.items() for part in _action(*each)],
        "Maps": maps,
    }
    return Resource(Key(KIND, LIFECYCLE), body)


def words(locales: Sequence[str]) -> Iterator[Resource]:
    """The statuses and buttons in Chinese: a file for Request Tracker's folder `po`."""
    if "zh-CN" in locales:
        lines = ['msgid ""', 'msgstr "Content-Type: text/plain; charset=utf-8\\n"']
        for said, meant in IN_CHINESE.items():
            lines += ["", f'msgid "{said}"', f'msgstr "{meant}"']
        text = "\n".join(lines) + "\n"
        yield Resource(Key("words", "zh-CN"), text, WORDS)


def words_by_hand(locales: Sequence[str]) -> Iterator[Resource]:
    """What a person does with that file: there is no other way for words."""
    if "zh-CN" in locales:
        body: dict[str, Json] = {
            "title": "Put the Chinese words for stages where the server reads them",
            "steps": [
                f"Copy the folder of '{WORDS}' into {LOCAL_WORDS}",
                "Restart the web server",
            ],
            "values": {"File": WORDS},
            "why": "statuses and buttons stay English for those who read Chinese",
            "check": f"a ticket in progress reads {IN_CHINESE[WORKING]} in Chinese",
        }
        yield Resource(Key("Manual", "words.zh-CN"), body)


def _action(change: str, said: tuple[str, str]) -> tuple[Json, Json]:
    label, update = said
    return change, {"label": label, "update": update} if update else {"label": label}
