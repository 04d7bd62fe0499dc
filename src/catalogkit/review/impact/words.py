"""The words of a picture beside those of authors, in the reader's language."""

from collections.abc import Mapping

from catalogkit.review.impact.names import GROUPS
from catalogkit.wording import best, page_word

SAID: Mapping[str, Mapping[str, str]] = {
    "en": {
        "agree": "Must agree",
        "scheduled_work": "Planned work",
        "freeze": "Freezes",
        "promise": "Promises",
        "more": "and {count} more",
        "more_teams": "and {count} more",
        "more_of": "and {count} more {kind}",
    },
    "zh-CN": {
        "agree": "须征得同意",
        "scheduled_work": "计划工作",
        "freeze": "变更冻结期",
        "promise": "相关承诺",
        "more": "另有 {count} 项",
        "more_teams": "另有 {count} 个团队",
        "more_of": "另有 {count} 项{kind}",
        "interface": "接口",
        "stage": "阶段",
        "manifest": "目录清单",
    },
}

APART = ("interface", "stage", "manifest")
"""Kinds that no page of the portal speaks of."""


def said(locale: str, key: str, **values: str | int) -> str:
    """A few words; in English where there are none in that language."""
    return SAID[best(locale)][key].format(**values)


def kind_said(locale: str, kind: str, *, many: bool = False) -> str:
    """What a kind of thing is called, one or many of it."""
    if best(locale) == "en":
        return GROUPS.get(kind, kind) if many else kind.replace("_", " ")
    own = SAID[best(locale)]
    return own[kind] if kind in APART else page_word(locale, f"kind_{kind}")
