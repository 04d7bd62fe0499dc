"""Words for how long something takes → a duration of ours, and how exact it is."""

import math
import re
import unicodedata
from dataclasses import dataclass

from catalogkit.importers.table.cells import LONG

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "half": 0.5, "half a": 0.5,
    "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8,
    "九": 9, "十": 10, "半": 0.5,
}  # fmt: skip
_NUMBER = r"[0-9]{1,5}(?:\.[0-9]{1,2})?|half a|" + "|".join(
    sorted((re.escape(each) for each in _NUMBERS), key=len, reverse=True)
)
_UNITS = {
    "m": "minutes?|mins?|m|分钟|分",
    "h": r"(?:(?:business|working|office) )?(?:hours?|hrs?|h)"
    "|(?:个)?(?:工作)?小时|个?钟头",
    "bd": r"(?:business|working|work)[ -]?days?|workdays?|b\.?d\.?|w\.?d\.?"
    "|(?:个)?工作日|(?:个)?工作天",
    "d elapsed": r"(?:calendar|consecutive)[ -]?days?|(?:个)?自然日|(?:个)?日历日",
    "d": "days?|d|天|日",
    "w": "(?:(?:business|working) )?(?:weeks?|wks?|w)|(?:个)?(?:星期|礼拜)|周",
    "mo": "months?|mo|个?月",
}
_UNIT = "|".join(
    f"(?P<{name.split(maxsplit=1)[0] + ('e' if ' ' in name else '')}>{words})"
    for name, words in _UNITS.items()
)
_TIME = re.compile(
    rf"(?P<low>{_NUMBER})\s*(?:{'|'.join(_UNITS.values())})?"
    rf"\s*(?:-|–|—|~|～|to|至|到)\s*(?P<high>{_NUMBER})\s*(?:{_UNIT})",
)
_ONE = re.compile(rf"(?P<high>{_NUMBER})\s*-?\s*(?:{_UNIT})")
_BARE = re.compile(rf"(?:({_NUMBER})\s*(?:-|–|~|to|至|到)\s*)?({_NUMBER})")
_BEFORE = re.compile(
    r"^(?:within|up to|at most|max(?:imum)?\.?|less than|no more than|in|<=?|≤"
    r"|不超过|最多|最长)\s*"
)
_AFTER = re.compile(r"\s*(?:or less|max(?:imum)?\.?|以内|之内|内)$")
_ABOUT = re.compile(
    r"^(?:approx(?:\.|imately)?|about|around|usually|typically|ca\.?|约|大约|一般|通常)\s*"
)
_SAME = frozenset(
    {"same day", "same business day", "same working day", "today", "当天", "当日",
     "同日", "当天完成", "当日办结", "当日完成"}
)  # fmt: skip
_NEXT = frozenset(
    {"next day", "next business day", "next working day", "nbd", "次日", "次工作日",
     "隔天", "第二天", "下一个工作日", "下个工作日"}
)  # fmt: skip
NONE = frozenset(
    {"n/a", "na", "-", "–", "—", "none", "tbd", "tbc", "?", "not applicable", "无",
     "不适用", "待定", "暂无"}
)  # fmt: skip
DAY_HOURS = 24


@dataclass(frozen=True, slots=True)
class Time:
    """A duration as our language writes it, and what was read into the words."""

    text: str
    reading: str = ""


def time_of(words: str, unit: str = "") -> Time | None:
    """The duration that some words promise; None where they promise none.

    `unit` is what the column's header says numbers are counted in.
    """
    words = unicodedata.normalize("NFKC", words)
    if len(words) > LONG:
        return None
    text = " ".join(words.casefold().strip(" .。*").split())
    about = _ABOUT.match(text)
    text = _AFTER.sub("", _BEFORE.sub("", _ABOUT.sub("", text)))
    if text in _SAME:
        return Time("1bd", "the same day is promised as 1bd, a day after the request")
    if text in _NEXT:
        return Time("1bd")
    plus = re.fullmatch(r"t\+([0-9]{1,2})", text)
    if plus:
        return Time(f"{max(int(plus[1]), 1)}bd")
    if _BARE.fullmatch(text) and unit:
        text = f"{text} {unit.casefold().removeprefix('in ')}"
    match = _TIME.fullmatch(text) or _ONE.fullmatch(text)
    if match is None:
        return None
    found = _duration(_amount(match["high"]), match.lastgroup or "")
    if found is None:
        return None
    low = match.groupdict().get("low")
    notes = [found.reading]
    if low:
        notes.append(f"a range promises its upper end, {found.text}")
    if about:
        notes.append(f"'about' is promised as {found.text}, since a promise is exact")
    return Time(found.text, "; ".join(each for each in notes if each))


def _amount(text: str) -> float:
    return _NUMBERS[text] if text in _NUMBERS else float(text)


def _duration(amount: float, unit: str) -> Time | None:
    """An amount of a unit; what is no whole number goes up."""
    if amount <= 0:
        return None
    whole = math.ceil(amount)
    up = "" if whole == amount else f"a part of a day counts as a whole one: {whole}bd"
    match unit:
        case "m":
            return Time(f"{whole}m")
        case "h" if amount >= DAY_HOURS and amount % DAY_HOURS == 0:
            note = f"{whole} hours are read by the wall clock"
            return Time(f"{whole}h elapsed", note)
        case "h" if whole == amount:
            return Time(f"{whole}h")
        case "h":
            return Time(f"{math.ceil(amount * 60)}m")
        case "bd":
            return Time(f"{whole}bd", up)
        case "de":
            return Time(f"{whole}d elapsed")
        case "d":
            note = "days are read as business days"
            return Time(f"{whole}bd", f"{note}; {up}" if up else note)
        case "w":
            days = math.ceil(amount * 5)
            return Time(f"{days}bd", "a week is read as five business days")
        case "mo":
            days = math.ceil(amount * 30)
            return Time(f"{days}d elapsed", "a month is read as 30 days")
    return None
