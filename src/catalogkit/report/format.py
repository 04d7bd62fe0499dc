"""A way to report, and what every way may say about the run."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from catalogkit.diagnostic import Diagnostic, Rule, Severity
from catalogkit.report.show import Shown


@dataclass(frozen=True, slots=True)
class Run:
    """What a command looked at.

    `entities` holds every definition ("kind:id") and its file, the sound ones too.
    `rule` gives a rule by its id, as far as it is known, and `help_of` its page as
    Markdown, or nothing. `docs` is the address below which the pages stand, where
    there is one.
    """

    version: str
    entities: Mapping[str, str] = field(default_factory=dict)
    rule: Callable[[str], Rule | None] = lambda _: None
    seconds: float | None = None
    colour: bool = False
    docs: str = ""
    help_of: Callable[[str], str] = lambda _: ""

    @property
    def items(self) -> int:
        """How many service items there are."""
        return sum(each.startswith("service_item:") for each in self.entities)

    def rule_of(self, diagnostic: Diagnostic) -> Rule:
        """The rule of a finding; one that nobody registered has its id as summary."""
        unknown = Rule(diagnostic.rule, diagnostic.rule, diagnostic.severity)
        return self.rule(diagnostic.rule) or unknown


@dataclass(frozen=True, slots=True)
class Format:
    """A name for `--format`, what it is for, and how it is written.

    Where files are `seen_from_here`, they are named as whoever called sees them, not as
    the catalog does: forges know only their repository.
    """

    name: str
    summary: str
    render: Callable[[Sequence[Shown], Run], str]
    seen_from_here: bool = False


def counted(shown: Sequence[Shown]) -> str:
    """How many of which severity: "3 errors, 1 warning"; empty when there are none."""
    severities = [each.diagnostic.severity for each in shown]
    counts = ((severity, severities.count(severity)) for severity in Severity)
    return ", ".join(plural(count, severity) for severity, count in counts if count)


def plural(count: int, noun: str) -> str:
    """A number and its noun: "1 item", "2 items"."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
