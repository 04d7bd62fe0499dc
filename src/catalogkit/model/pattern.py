"""Patterns: the regular expressions that every engine reads alike in linear time."""

import re


def linear(pattern: str) -> str | None:
    """What is wrong with a pattern, or None where it may be used."""
    try:
        re.compile(pattern)
    except re.error as error:
        return f"it is no regular expression: {error.msg}"
    return None
