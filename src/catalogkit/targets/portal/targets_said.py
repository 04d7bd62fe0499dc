"""What a metric should be, in words."""

from collections.abc import Iterator

from catalogkit.model.metric import Metric
from catalogkit.targets.portal.edition import Edition


def target_said(edition: Edition, metric: Metric) -> Iterator[str]:
    """Its target, what it was before, and over which time it is measured."""
    if metric.target is not None:
        yield edition.say("should_be", target=_target(edition, metric, metric.target))
    if metric.baseline is not None:
        yield edition.say("was", value=_with_unit(metric, f"{metric.baseline}"))
    if metric.window is not None:
        yield edition.say("measured_over", time=edition.reader.time(metric.window))


def _target(edition: Edition, metric: Metric, target: str) -> str:
    low, dots, high = target.partition("..")
    if not dots:
        return _with_unit(metric, target)
    if not low:
        return edition.say("at_most_target", value=_with_unit(metric, high))
    if not high:
        return edition.say("at_least_target", value=_with_unit(metric, low))
    return edition.say("between_target", low=low, high=_with_unit(metric, high))


def _with_unit(metric: Metric, value: str) -> str:
    return f"{value} {metric.unit}" if metric.unit else value
