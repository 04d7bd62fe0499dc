"""What targets carry, as the tables of docs/targets/."""

from collections.abc import Iterable

from catalogkit.targets import Target
from catalogkit.targets.capability import Level
from catalogkit.targets.constructs import Construct, sections
from catalogkit.targets.losses import UNSAID


def described(target: Target) -> str:
    """What one target carries, and how; then what it leaves out."""
    lines = []
    for heading, constructs in sections().items():
        lines += ["", *_head(heading, "carried", "how, or what happens instead")]
        for each in constructs:
            how = target.capabilities.get(each, UNSAID)
            lines.append(_row(each, _level(target, each), how.how))
    lines += ["", *_head("left out", "why")]
    lines += [_row(f"`{route}`", why) for route, why in sorted(target.ignores.items())]
    return "\n".join(lines).strip("\n") + "\n"


def matrix(targets: Iterable[Target]) -> str:
    """What every target carries, beside each other."""
    every = list(targets)
    lines = []
    for heading, constructs in sections().items():
        names = [f"[{each.name}]({each.name}.md)" for each in every]
        lines += ["", *_head(heading, *names)]
        for construct in constructs:
            lines.append(_row(construct, *(_level(each, construct) for each in every)))
    return "\n".join(lines).strip("\n") + "\n"


def _level(target: Target, construct: Construct) -> str:
    how = target.capabilities.get(construct, UNSAID)
    if how.level is Level.NATIVE:
        return "native"
    return f"see {how.by}" if how.by else f"*{how.level}*"


def _head(*cells: str) -> list[str]:
    return [_row(*cells), "|" + "---|" * len(cells)]


def _row(*cells: str) -> str:
    return f"| {' | '.join(each.replace('|', chr(92) + '|') for each in cells)} |"
