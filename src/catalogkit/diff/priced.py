"""Whether something became dearer."""

from decimal import Decimal

from catalogkit.diff.judgement import Change, Said
from catalogkit.model.form import Price
from catalogkit.model.scalars import Money

PRICES = (
    "service_item price",
    "service_item price.*",
    "service_item form.**.price",
    "service_item form.**.price.*",
)
SUMS = ("once", "monthly")


def dearer(change: Change) -> bool | None:
    """True: more is paid, False: less; None where that depends."""
    one, other = (_sums(each) for each in (change.old, change.new))
    if one is None or other is None:
        return None
    currencies = {c for sums in (one, other) for c, _ in sums.values()}
    if len(currencies) > 1 or one == other:
        return None
    ups = {
        _amount(other, each) > _amount(one, each)
        for each in SUMS
        if _amount(other, each) != _amount(one, each)
    }
    return ups.pop() if len(ups) == 1 else None


def priced(change: Change, verb: str) -> Said:
    """What costs more, less or otherwise, before and after."""
    depth = len(change.steps) - (change.steps[-1] != "price")
    about = change.about(depth)
    what = change.name(depth)
    old, new = (_said(each) for each in (change.old, change.new))
    said = f"{what} {verb}: {new} instead of {old}"
    return Said(said, words={"about": about, "old": change.old, "new": change.new})


def _sums(value: object) -> dict[str, tuple[str, Decimal]] | None:
    match value:
        case None:
            return {}
        case Money(amount, currency):
            return {"once": (currency, amount)}
        case Price(times=None):
            both = ((each, getattr(value, each)) for each in SUMS)
            return {k: (m.currency, m.amount) for k, m in both if m is not None}
    return None


def _amount(sums: dict[str, tuple[str, Decimal]], key: str) -> Decimal:
    return sums[key][1] if key in sums else Decimal(0)


def _said(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case Price(once=once, monthly=monthly, times=times):
            parts = [str(once)] if once is not None else []
            parts += [f"{monthly} a month"] if monthly is not None else []
            return " and ".join(parts) + ("" if times is None else f" for each {times}")
    return str(value)
