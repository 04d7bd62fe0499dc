"""Words for when a service is there → the hours of a calendar."""

import re
import unicodedata
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from catalogkit.importers.table.cells import LONG

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ALWAYS = re.compile(
    r"24\s*[x×*/·]\s*7(?:\s*[x×*/]\s*365)?|7\s*[x×*/]\s*24(?:小时)?|全天候?|全年无休"
    r"|around the clock|always|24 hours(?: a day)?|24小时"
)
_NAMES = {
    "mon": "mondays?|mon?|周一|星期一", "tue": "tuesdays?|tues?|tu|周二|星期二",
    "wed": "wednesdays?|weds?|we|周三|星期三",
    "thu": "thursdays?|thurs?|thu?|周四|星期四",
    "fri": "fridays?|fri?|周五|星期五",
    "sat": "saturdays?|sat?|周六|星期六",
    "sun": "sundays?|sun?|周日|周天|星期日|星期天",
}  # fmt: skip
_DAY = "|".join(f"{words}" for words in _NAMES.values())
_TO = r"\s*(?:-|–|—|~|～|to|through|until|till|至|到)\s*"
_SPAN = re.compile(rf"(?P<first>{_DAY})\.?(?:{_TO}(?P<last>{_DAY})\.?)?")
_WEEK = re.compile(
    r"(?P<work>weekdays|(?:business|working|work) ?days|工作日)"
    r"|(?P<all>daily|every day|每天|每日)|(?P<end>weekends?|周末|双休日)"
)
_CLOCK = (
    r"(?P<{0}am>上午|早上|早|下午|晚上|中午)?\s*(?P<{0}h>[0-9]{{1,2}})(?:[:：.点時时h](?P<{0}m>[0-5][0-9])?分?)?"
    r"\s*(?P<{0}ap>[ap]\.?m\.?)?"
)
_TIME = re.compile(_CLOCK.format("a") + _TO + _CLOCK.format("b"))
_ZONE = re.compile(
    r"\(?\b([A-Z][A-Za-z]+/[A-Z][A-Za-z_]+|UTC|GMT|CET|EET)\b\)?|北京时间"
)
_BETWEEN = re.compile(r"[\s,;，；、:：&+.。()（）]|and\b|和|及")
_LATER = frozenset({"下午", "晚上"})
_NOON = 12


@dataclass(frozen=True, slots=True)
class Hours:
    """Days → spans of a clock, and the time zone where the words name one."""

    days: tuple[tuple[str, tuple[str, ...]], ...]
    zone: str = ""
    reading: str = ""

    @property
    def id(self) -> str:
        """What a calendar of these hours is called."""
        if self.days == ALWAYS:
            return "24x7"
        parts = [
            f"{days}-{'-'.join(each.replace(':', '') for each in spans)}"
            for days, spans in self.days
        ]
        zone = re.sub("[^a-z]+", "-", self.zone.lower())
        return "-".join([*parts, zone] if zone else parts)


ALWAYS = (("mon-sun", ("00:00-24:00",)),)


def hours_of(words: str, zone: str = "") -> Hours | None:
    """The hours that some words say; None where they say none.

    `zone` is the time zone that the column's header names.
    """
    words = unicodedata.normalize("NFKC", words)
    if len(words) > LONG:
        return None
    zone = _zone(words) or _zone(zone)
    text = _ZONE.sub(" ", words).casefold().strip()
    if _ALWAYS.fullmatch(text):
        return Hours(ALWAYS, zone)
    days: list[str] = []
    spans: dict[str, list[str]] = {}
    fresh = True
    while text:
        read = _read(text)
        if read is None:
            return None
        kind, value, length = read
        text = text[length:]
        if kind == "day":
            days = [value] if fresh else [*days, value]
            fresh = False
        elif kind == "time":
            fresh = True
            for each in days or ["mon-fri"]:
                spans.setdefault(each, []).append(value)
    named = [each for days in spans for each in _each(days)]
    if not spans or not fresh or len(named) != len({*named}):
        return None
    if any(_overlap(sorted(each)) for each in spans.values()):
        return None
    reading = "" if days else "hours without days are read as those of mon-fri"
    found = tuple((day, tuple(each)) for day, each in spans.items())
    return Hours(found, zone, reading)


def _read(text: str) -> tuple[str, str, int] | None:
    """The next word: days, a span of time, or something between."""
    between = _BETWEEN.match(text)
    if between:
        return "between", "", between.end()
    week = _WEEK.match(text)
    if week:
        found = {"work": "mon-fri", "all": "mon-sun", "end": "sat-sun"}
        return "day", found[str(week.lastgroup)], week.end()
    time = _TIME.match(text)
    if time:
        span = _span(time)
        return ("time", span, time.end()) if span else None
    day = _SPAN.match(text)
    if day:
        first, last = _day(day["first"]), _day(day["last"] or day["first"])
        if _DAYS.index(first) > _DAYS.index(last):
            return None
        return "day", first if first == last else f"{first}-{last}", day.end()
    return None


def _overlap(spans: list[str]) -> bool:
    ends = [each.partition("-")[2] for each in spans]
    return any(each < end for each, end in zip(spans[1:], ends, strict=False))


def _each(days: str) -> tuple[str, ...]:
    first, _, last = days.partition("-")
    return _DAYS[_DAYS.index(first) : _DAYS.index(last or first) + 1]


def _day(word: str) -> str:
    return next(day for day, words in _NAMES.items() if re.fullmatch(words, word))


def _span(time: re.Match[str]) -> str:
    """09:00-17:00; "" for what is no span. "9-5" ends in the afternoon."""
    start, end = _minutes(time, "a"), _minutes(time, "b")
    noon = _NOON * 60
    if end <= start and end <= noon and not (time["bap"] or time["bam"]):
        end += noon
    if not 0 <= start < end <= 24 * 60:
        return ""
    return f"{start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}"


def _minutes(time: re.Match[str], side: str) -> int:
    hour, minute = int(time[f"{side}h"]), int(time[f"{side}m"] or 0)
    later = (time[f"{side}ap"] or "")[:1] == "p" or time[f"{side}am"] in _LATER
    if later and hour < _NOON:
        hour += _NOON
    if (time[f"{side}ap"] or "")[:1] == "a" and hour == _NOON:
        hour = 0
    return hour * 60 + minute


def _zone(words: str) -> str:
    match = _ZONE.search(words)
    if match is None:
        return ""
    name = match[1] or "Asia/Shanghai"
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        return ""
    return name
