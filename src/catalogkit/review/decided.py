"""Kinds of request that are decided differently, in words and as data."""

from catalogkit.diff.decided import Found
from catalogkit.redecided import Redecided, Shifted, Undecided
from catalogkit.report.json import Json
from catalogkit.review.groups import called
from catalogkit.review.review import Review

WHAT = {
    "taken": "whether the form takes it",
    "path": "the way it goes",
    "team": "the team",
    "approval": "the approval '{}'",
    "task": "the step '{}'",
    "respond": "when it is answered",
    "fulfil": "when it is done",
}
"""What is decided of a request, in words."""


def answered(review: Review) -> list[Redecided | Shifted]:
    """What was found, without the comparisons that found no answer."""
    return [each for each in review.decided if not isinstance(each, Undecided)]


def decided_said(
    review: Review, each: Redecided | Shifted
) -> tuple[str, str, str, str]:
    """The item, what is decided, before and after, and of which requests."""
    title = called(review, f"service_item:{each.item}")
    if isinstance(each, Redecided):
        what = WHAT[each.aspect].format(each.name)
        share = "" if each.share is None else f"{percent(each.share)}, "
        turned = f"{each.old} → {each.new}"
        return title, what, turned, f"{share}such as {each.said or 'all'}"
    asked = f"{each.asked:%a %Y-%m-%d %H:%M}"
    turned = f"{each.old:%a %Y-%m-%d %H:%M} → {each.new:%a %Y-%m-%d %H:%M}"
    hours = f"{percent(each.share)} of the hours, such as {asked}"
    return title, f"due after {each.time}", turned, hours


def decided_json(each: Found) -> Json:
    """One of them as data; moments with their offset."""
    match each:
        case Redecided():
            return {
                "item": each.item,
                "aspect": each.aspect,
                "name": each.name or None,
                "old": each.old,
                "new": each.new,
                "share": each.share,
                "example": each.said,
            }
        case Shifted():
            return {
                "item": each.item,
                "aspect": "due",
                "name": each.time,
                "old": each.old.isoformat(),
                "new": each.new.isoformat(),
                "share": each.share,
                "example": each.asked.isoformat(),
            }
        case Undecided():
            return {
                "item": each.item,
                "aspect": each.aspect,
                "name": each.name or None,
                "unknown": each.reason,
            }


def percent(share: float) -> str:
    """A share in percent, without claiming that some are none or all."""
    if 0 < share < 0.005:  # noqa: PLR2004 -- what would be rounded to none
        return "under 1 %"
    return f"{min(share * 100, 99 if share < 1 else 100):.0f} %"
