"""What strangers may have made in a Request Tracker: anything that it takes."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from catalogkit.platform import Held
from tests.strangers import day, field, group, queue, scrip, values

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=20)
TRAPS = st.sampled_from(
    ["~", "null", "yes", "- a", "a: b", "#1", "{a}", "[a]", "*a*", "<b>a</b>", "&amp;",
     "`a`", "_a_", "1. a", "all", "not", "笔记本", "Ä", " a  b ",
     "a|b", "%0", "@a", "'", '"']
)  # fmt: skip
NAMES = WORDS | TRAPS
TYPES = st.sampled_from(
    ["Select", "Freeform", "Text", "Date", "DateTime", "Binary", "Image", "HTML",
     "Wikitext", "Combobox", "Autocomplete", "IPAddress", "IPAddressRange", "New"]
)  # fmt: skip
PATTERNS = st.sampled_from(
    ["", "(?#Mandatory).", "(?#Digits)^[\\d.]+$", "(?#Year)^[12]\\d{3}$", "^a|b$",
     "(a+)+", "(?=x)", "\\p{Han}", "[", "^$", ".*", "(?i)abc"]
)  # fmt: skip
Json = Any


@st.composite
def fields(draw: st.DrawFn, count: int) -> Sequence[Held]:
    """Custom fields, some of which are based on one before them."""
    found: list[Held] = []
    for number in range(count):
        offered = draw(st.lists(st.tuples(NAMES, NAMES), max_size=4))
        parent = draw(st.sampled_from(["", *(each.native for each in found)]))
        above: Json = next((e.body["Values"] for e in found if e.native == parent), [])
        categories = [str(each["Name"]) for each in above]
        rows = [
            (name, about, draw(st.sampled_from(["", "?", *categories])))
            for name, about in offered
        ]
        more: Json = {
            "Values": values(*rows),
            "BasedOn": f"#{parent}" if parent else "",
            "MaxValues": draw(st.sampled_from([0, 1, 3])),
            "Pattern": draw(PATTERNS),
            "EntryHint": draw(NAMES),
            "Description": draw(NAMES),
            "Default": draw(st.lists(NAMES, max_size=2)),
        }
        made = field(str(100 + number), draw(NAMES), draw(TYPES), **more)
        found.append(made)
    return found


@st.composite
def strangers(draw: st.DrawFn) -> Sequence[Held]:
    """Queues with fields that they may share, groups, levels, hours, articles."""
    asked = draw(fields(draw(st.integers(0, 5))))
    natives = [each.native for each in asked]
    some = st.lists(st.sampled_from(natives), unique=True) if natives else st.just([])
    names = draw(st.lists(NAMES, max_size=4, unique_by=str.casefold))
    queues = [
        queue(
            str(200 + number),
            name,
            *draw(some),
            Description=draw(NAMES),
            SLA=draw(st.sampled_from(["", "#gold", "#gone"])),
            SLADisabled=draw(st.booleans()),
        )
        for number, name in enumerate(names)
    ]
    logins = ["m.chen", "a b", "x"]
    groups = [
        group(
            str(300 + number),
            name,
            *draw(st.lists(st.sampled_from(logins))),
            about=about,
        )
        for number, (name, about) in enumerate(
            draw(st.lists(st.tuples(NAMES, NAMES), max_size=3, unique_by=_folded))
        )
    ]
    users: list[Held] = [
        Held(None, "User", str(400 + number), {"Name": login, "Privileged": True})
        for number, login in enumerate(logins)
    ]
    return [*asked, *queues, *groups, *users, *draw(_others())]


def _folded(pair: tuple[str, str]) -> str:
    return pair[0].casefold()


@st.composite
def _others(draw: st.DrawFn) -> Sequence[Held]:
    minutes = st.sampled_from([0, 30, 60, 480, 1440, "239.993099", "x"])
    terms: Json = {
        "Name": "gold",
        "Response": draw(st.none() | st.fixed_dictionaries({"RealMinutes": minutes})),
        "Resolve": draw(minutes | st.fixed_dictionaries({"BusinessMinutes": minutes})),
    }
    clock = st.sampled_from(["", "9:00", "09:00", "17:30", "24:00", "0:00", "noon"])
    hours: Json = {"Name": "Default", "1": day(draw(clock), draw(clock))}
    html = st.sampled_from(
        ["", "a < b", "<p>a</p><table><tr><td>b</td></tr></table>", "<pre>``` x"]
    )
    return [
        Held(None, "ServiceLevel", "gold", terms),
        Held(None, "BusinessHours", "Default", hours),
        Held(None, "Class", "500", {"Name": draw(NAMES), "Queues": "all"}),
        Held(
            None,
            "Article",
            "501",
            {
                "Name": draw(NAMES),
                "Summary": draw(NAMES),
                "Class": "#500",
                "Content": draw(html | NAMES),
            },
        ),
        scrip("502", draw(NAMES), CustomCommitCode="1;"),
    ]
