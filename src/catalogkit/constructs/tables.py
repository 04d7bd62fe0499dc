"""What targets carry, as the tables of docs/targets/."""

from collections.abc import Mapping

from catalogkit.constructs import sections
from catalogkit.constructs.capability import Capabilities, Capability, Level
from catalogkit.constructs.losses import UNSAID


def described(capabilities: Capabilities, ignores: Mapping[str, str]) -> str:
    """What one target carries, and how; then what it leaves out."""
    lines = []
    for heading, constructs in sections().items():
        lines += ["", *_head(heading, "carried", "how, or what happens instead")]
        for each in constructs:
            how = capabilities.get(each, UNSAID)
            lines.append(_row(each, _level(how), how.how))
    lines += ["", *_head("left out", "why")]
    lines += [_row(f"`{route}`", why) for route, why in sorted(ignores.items())]
    return "\n".join(lines).strip("\n") + "\n"


def matrix(targets: Mapping[str, Capabilities]) -> str:
    """What every target carries, beside each other."""
    lines = []
    for heading, constructs in sections().items():
        lines += ["", *_head(heading, *(f"[{name}]({name}.md)" for name in targets))]
        for construct in constructs:
            hows = [each.get(construct, UNSAID) for each in targets.values()]
            lines.append(_row(construct, *map(_level, hows)))
    return "\n".join(lines).strip("\n") + "\n"


def _level(how: Capability) -> str:
    if how.level is Level.NATIVE:
        return "native"
    return f"see {how.by}" if how.by else f"*{how.level}*"


def _head(*cells: str) -> list[str]:
    return [_row(*cells), "|" + "---|" * len(cells)]


def _row(*cells: str) -> str:
    escaped = (each.replace("|", "\\|") for each in cells)
    return f"| {' | '.join(escaped)} |"
