"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.priced import PRICES, dearer, priced
from catalogkit.difference import Effect


@judgement(Effect.WORSE, at=PRICES, opposite="price-lowered")
def price_raised(change: Change) -> Said | None:
    """Something costs more than before."""
    return priced(change, "costs more") if dearer(change) is True else None
