"""Moments as whole seconds since 1970-01-01T00:00Z, and back."""

import datetime

_1970 = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_SECOND = datetime.timedelta(seconds=1)
_LATE = 2**31  # until then every system's clock can tell the quick way


def seconds(moment: datetime.datetime) -> int:
    """An aware moment in whole seconds since 1970 in UTC, rounded down.

    Raises ValueError for a moment without a time zone.
    """
    if moment.tzinfo is None:
        message = f"{moment} has no time zone"
        raise ValueError(message)
    return (moment - _1970) // _SECOND


def moment(seconds: int, zone: datetime.tzinfo) -> datetime.datetime:
    """The moment of so many seconds since 1970, on the clocks of a zone."""
    if 0 <= seconds < _LATE:
        return datetime.datetime.fromtimestamp(seconds, zone)
    return (_1970 + seconds * _SECOND).astimezone(zone)
