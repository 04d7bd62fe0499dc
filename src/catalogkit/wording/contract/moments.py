"""Days, moments and time zones in words."""

import datetime

from catalogkit.wording.reader import Reader

NEAR = 7
"""A day less than so many days away needs its weekday only."""
PLACES = {
    "Asia/Shanghai": "上海", "Asia/Hong_Kong": "香港", "Asia/Taipei": "台北",
    "Asia/Singapore": "新加坡", "Asia/Tokyo": "东京", "Asia/Seoul": "首尔",
    "Asia/Kolkata": "印度", "Asia/Dubai": "迪拜", "Asia/Bangkok": "曼谷",
    "Asia/Jakarta": "雅加达", "Asia/Kuala_Lumpur": "吉隆坡", "Asia/Urumqi": "乌鲁木齐",
    "Europe/Berlin": "柏林", "Europe/London": "伦敦", "Europe/Paris": "巴黎",
    "Europe/Zurich": "苏黎世", "Europe/Vienna": "维也纳", "Europe/Madrid": "马德里",
    "Europe/Rome": "罗马", "Europe/Amsterdam": "阿姆斯特丹", "Europe/Warsaw": "华沙",
    "Europe/Moscow": "莫斯科", "America/New_York": "纽约", "America/Chicago": "芝加哥",
    "America/Los_Angeles": "洛杉矶", "America/Toronto": "多伦多",
    "America/Sao_Paulo": "圣保罗", "Australia/Sydney": "悉尼",
    "Africa/Johannesburg": "约翰内斯堡",
}  # fmt: skip
"""What Chinese calls the places that time zones are named after."""


def day_said(reader: Reader, day: datetime.date) -> str:
    """A day: 1 January 2027."""
    return reader.told("day", **_parts(reader, day))


def moment_said(
    reader: Reader, at: datetime.datetime, beside: datetime.datetime
) -> str:
    """A moment as one says it beside another: Friday 16:30, Monday 14 December 11:30.

    The year is told only where it is not that of the other moment.
    """
    days = abs((at.date() - beside.date()).days)
    weekday = reader.told(f"weekday_{at.weekday()}")
    if days >= NEAR:
        key = "day_of_year" if at.year == beside.year else "day_of_other_year"
        day = reader.told(key, **_parts(reader, at))
        return reader.told("at_time_far", day=day, time=f"{at:%H:%M}")
    if at.isocalendar().week != beside.isocalendar().week:
        weekday = reader.told("next_week", weekday=weekday)
    return reader.told("at_time", day=weekday, time=f"{at:%H:%M}")


def zone_said(reader: Reader, zone: str) -> str:
    """A time zone by the place it is named after: Shanghai time."""
    if "/" not in zone:
        return zone
    if reader.wording.locale == "zh-CN":
        place = PLACES.get(zone)
        return zone if place is None else reader.told("zone", place=place)
    return reader.told("zone", place=zone.rpartition("/")[2].replace("_", " "))


def _parts(reader: Reader, day: datetime.date) -> dict[str, str | int]:
    return {
        "day": day.day,
        "month": reader.told(f"month_{day.month}"),
        "year": day.year,
        "weekday": reader.told(f"weekday_{day.weekday()}"),
    }
