"""What the compiler finds: one rule a file, `checks/<family>/<rule>.py`.

The decorated function *is* its rule. Its docstring is the rule's summary everywhere,
its module's path is the rule's id, and its page is docs/rules/<family>/<rule>.md.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import overload

from catalogkit.catalog.catalog import Catalog
from catalogkit.diagnostic import Diagnostic, Rule, Severity

Run = Callable[[Catalog], Iterator[Diagnostic]]


@dataclass(frozen=True, slots=True)
class Check(Rule):
    """A rule that looks at a whole catalog."""

    run: Run = lambda _: iter(())


@overload
def check(run: Run, /) -> Check: ...
@overload
def check(*, severity: Severity) -> Callable[[Run], Check]: ...
def check(
    run: Run | None = None, /, *, severity: Severity = Severity.ERROR
) -> Check | Callable[[Run], Check]:
    """Makes a function the rule that its module is named after."""
    if run is None:
        return lambda each: _made(each, severity)
    return _made(run, severity)


def _made(run: Run, severity: Severity) -> Check:
    family, rule = run.__module__.split(".")[-2:]
    rule_id = f"{family}/{rule}".replace("_", "-")
    summary = (run.__doc__ or "").strip().partition("\n")[0]
    return Check(rule_id, summary, severity, run)
