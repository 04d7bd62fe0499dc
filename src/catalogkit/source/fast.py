"""The reader that may only ever say "clean", ten times as quick as any other."""

from catalogkit.source.node import Value


def read_fast(data: bytes) -> Value:
    """The value of a file that is clean beyond doubt, else None."""
    return None
