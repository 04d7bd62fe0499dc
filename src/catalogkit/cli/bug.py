"""A bug of ours, and what is said of it."""

import errno
import sys
import traceback

from catalogkit.cli.version import VERSION

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""What an output that cannot be written says: no bug."""


class Bug(Exception):
    """A bug whose traceback may be shown: it says no secret any more."""


def told(where: str = "") -> str:
    """What whoever met the bug should report; `where` is its traceback."""
    return (
        f"{where or traceback.format_exc()}\n"
        "This is a bug in catalogkit, not in your catalog. Please report the lines "
        f"above, with catalogkit {VERSION} and Python {sys.version.split()[0]}; take "
        "out what is confidential."
    )
