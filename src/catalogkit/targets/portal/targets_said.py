"""What a metric should be, in words."""

from collections.abc import Iterator

from catalogkit.model.metric import Goal, Metric
from catalogkit.targets.portal.edition import Edition


def target_said(edition: Edition, metric: Metric) -> Iterator[str]:
    """Its target, what it was before, and over which time it is measured."""
    if metric.target is not None:
        yield edition.say("should_be", target=_target(edition, metric, metric.target))
    if metric.baseline is not None:
        yield edition.say("was", value=_with_unit(metric, f"{metric.baseline}"))
    if metric.window is not None:
        yield edition.say("measured_over", time=edition.reader.time(metric.window))


def _target(edition: Edition, metric: Metric, target: Goal) -> str:
    low, high = target.low, target.high
    if low is None:
        return edition.say("at_most_target", value=_with_unit(metric, f"{high}"))
    if high is None:
        return edition.say("at_least_target", value=_with_unit(metric, f"{low}"))
    value = _with_unit(metric, f"{high}")
    return edition.say("between_target", low=str(low), high=value)


def _with_unit(metric: Metric, value: str) -> str:
    """A figure and its unit; a percent sign stands close to it."""
    unit = metric.unit or ""
    return f"{value}{unit}" if unit in {"", "%"} else f"{value} {unit}"
