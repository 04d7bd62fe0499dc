"""Which requests are decided differently: proven, without any ticket."""

from catalogkit.diff.decided.items import Found, redecided

__all__ = ["Found", "redecided"]
