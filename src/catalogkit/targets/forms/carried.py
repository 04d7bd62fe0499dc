"""What the forms carry of the language, how, and what they leave out."""

from catalogkit.targets import Capability

IGNORES: dict[str, str] = {}
CAPABILITIES: tuple[Capability, ...] = ()
