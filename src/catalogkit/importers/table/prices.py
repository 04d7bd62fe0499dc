"""Words for what something costs → an amount a month, an amount once, or nothing."""

import re
import unicodedata

from catalogkit.importers.table.cells import LONG

_SIGNS = {"€": "EUR", "£": "GBP", "$": "USD", "¥": "CNY", "￥": "CNY", "元": "CNY",
          "人民币": "CNY", "rmb": "CNY", "欧元": "EUR", "美元": "USD"}  # fmt: skip
_SIGN = "|".join(re.escape(each) for each in sorted(_SIGNS, key=len, reverse=True))
_CODE = "EUR|USD|GBP|CNY|CHF|JPY|SEK|DKK|NOK|PLN|CZK|HKD|SGD|AUD|CAD|INR"
_AMOUNT = r"[0-9]{1,3}(?:[,.' ][0-9]{3})+(?:[.,][0-9]{1,2})?|[0-9]+(?:[.,][0-9]{1,2})?"
_PRICE = re.compile(
    rf"(?P<before>{_SIGN}|{_CODE})?\s*(?P<amount>{_AMOUNT})\s*(?P<after>{_SIGN}|{_CODE})?"
    r"\s*(?P<period>(?:/|per|a|每|p\.)\s*(?:month|mo|m|月)|monthly|pcm)?",
    re.IGNORECASE,
)
FREE = frozenset(
    {"free", "free of charge", "no charge", "none", "n/a", "-", "–", "—", "0",
     "included", "免费", "无", "不收费", "无费用"}
)  # fmt: skip
_PARTS = 2
_GROUP = 3


def price_of(words: str, unit: str = "") -> dict[str, str] | None:
    """`once` or `monthly` with an amount; None where the words say no price.

    `unit` is the currency that the column's header names.
    """
    words = unicodedata.normalize("NFKC", words)
    if len(words) > LONG:
        return None
    match = _PRICE.fullmatch(words.strip())
    if match is None:
        return None
    sign = (match["before"] or match["after"] or unit).strip()
    currency = _SIGNS.get(sign.lower(), sign.upper())
    if not re.fullmatch(_CODE, currency):
        return None
    key = "monthly" if match["period"] else "once"
    return {key: f"{_plain(match['amount'])} {currency}"}


def is_guessed(words: str) -> str:
    """The sign of several currencies that was read as one; "" where none was."""
    return next((each for each in "$¥￥" if each in words), "")


def _plain(amount: str) -> str:
    """1,200.50 and 1.200,50 as 1200.50."""
    parts = re.split("[,.' ]", amount)
    if len(parts) == 1:
        return amount
    if len(parts) == _PARTS and len(parts[1]) == _GROUP:
        return "".join(parts)
    if len(parts[-1]) < _GROUP:
        return f"{''.join(parts[:-1])}.{parts[-1]}"
    return "".join(parts)
