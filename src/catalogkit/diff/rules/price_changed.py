"""See `diff.judgement`."""

from catalogkit.diff.judgement import Change, Said, judgement
from catalogkit.diff.priced import PRICES, dearer, priced
from catalogkit.difference import Effect


@judgement(Effect.WORSE, at=PRICES, alone="the way back cannot be compared either")
def price_changed(change: Change) -> Said | None:
    """Something costs otherwise: in another currency, or by another number."""
    return priced(change, "costs otherwise") if dearer(change) is None else None
