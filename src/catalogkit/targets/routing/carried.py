"""What routing carries of the language, how, and what it leaves out."""

from catalogkit.targets import Capability

IGNORES: dict[str, str] = {}
CAPABILITIES: tuple[Capability, ...] = ()
