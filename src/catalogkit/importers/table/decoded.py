"""Bytes of a table → its text, in the encodings that spreadsheets write."""

import re

from catalogkit.source.text import plain_text

_RUNS = re.compile(rb"[\x80-\xff]+")
_FIRST = 0xA1
_MOST_WIDE = 2


def decoded(data: bytes) -> str | None:
    """The text; None when no encoding of ours fits.

    UTF-8 and UTF-16 are certain. Else GB18030 where all bytes beyond ASCII come in
    pairs as Chinese text has them, and Windows-1252 otherwise.
    """
    try:
        return plain_text(data).removeprefix("\ufeff")
    except UnicodeDecodeError:
        pass
    for encoding in ("gb18030", "cp1252") if _is_chinese(data) else ("cp1252",):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _is_chinese(data: bytes) -> bool:
    runs = _RUNS.findall(data)
    return all(
        len(run) % _MOST_WIDE == 0 and all(byte >= _FIRST for byte in run)
        for run in runs
    )
