"""Targets of classes of promise, before and after."""

from catalogkit.diff.around import target_clocks
from catalogkit.diff.judgement import Change
from catalogkit.diff.times import Way, way
from catalogkit.model.duration import Duration
from catalogkit.model.promise import Promise


def way_of(change: Change) -> Way:
    """What became of a time that was and is promised."""
    old, new = change.old, change.new
    if not isinstance(old, Duration) or not isinstance(new, Duration):
        return Way.SAME
    one, other = target_clocks(change, change.steps[:2])
    return way(old, new, (one, other), change.comparison.new.today)


def is_for_customers(change: Change) -> bool:
    """Whether it is promised to customers, not between teams or by a supplier."""
    found = change.after or change.before
    return isinstance(found, Promise) and found.class_ == "sla"
