"""waivers.yaml: grave changes that somebody agreed to, each until a day."""

from pydantic import Field as Key

from catalogkit.model.base import Model, Written
from catalogkit.model.scalars import Date, Line


class ChangeWaiver(Model):
    """One grave change that may be merged: this rule, here, from this to that."""

    rule: Line
    """The judgement, such as diff/became-required."""
    at: Line
    """The address of what changes: "service_item:vpn-access form.device.required"."""
    old: Line = ""
    """The value before, as `breaking --waive` spells it; none for nothing."""
    new: Line = ""
    """The value after; none for nothing."""
    reason: Line
    """Why it is fine, for those who read it later."""
    until: Date
    """The last day on which it holds."""


class Waivers(Written):
    """Changes that `catalogkit breaking` lets pass."""

    waivers: tuple[ChangeWaiver, ...] = Key(default_factory=tuple)
    """One entry for each change."""

    @property
    def key(self) -> str:
        """The address of the file."""
        return "waivers"
