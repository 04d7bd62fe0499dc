"""The impact of what differs between two catalogs."""

from collections.abc import Iterable

from catalogkit.diff.compare import Comparison
from catalogkit.difference import Difference, Renamed
from catalogkit.model.change_model import ChangeModel
from catalogkit.review.impact.impact import DEPTH, Impact
from catalogkit.review.impact.starts import changed

IDLE = "nothing differs"
WORDED = "only words and names differ: it reaches nobody but those who read them"
SILENT = "it reaches nothing else"


def of_change(
    found: Comparison,
    *,
    only: Iterable[Difference] | None = None,
    depth: int | None = DEPTH,
    called: str = "the change",
    locale: str = "",
    model: ChangeModel | None = None,
) -> Impact:
    """The impact of all differences, or `only` of some; `called` is what it is called.

    What is only worded or called otherwise reaches nobody.
    """
    every = found.differences if only is None else tuple(only)
    starts = changed(e.address for e in every if not isinstance(e, Renamed))
    return Impact(
        found.new,
        starts,
        depth,
        old=found.old,
        renames=found.renames,
        called=called,
        idle=WORDED if every and not starts else IDLE if not every else SILENT,
        locale=locale,
        named=model,
    )
