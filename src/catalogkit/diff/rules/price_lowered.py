"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.priced import PRICES, dearer, priced
from catalogkit.difference import Effect


@judgement(Effect.BETTER, at=PRICES, opposite="price-raised")
def price_lowered(change: Change) -> Said | None:
    """Something costs less than before."""
    return priced(change, "costs less") if dearer(change) is False else None
