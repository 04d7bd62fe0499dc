"""The rules of the authors' traps, which several modules find, and their words."""

from catalogkit.diagnostic import Edit, Place, Rule
from catalogkit.source.quote import quoted

COMMA_IN_TEXT = Rule("yaml/comma-in-text", "A comma cuts a text in braces in two.")
CUT_BY_COMMENT = Rule("yaml/cut-by-comment", "A '#' cuts a text short.")
FULL_WIDTH = Rule(
    "yaml/full-width-punctuation",
    "Full-width punctuation stands where YAML has its own.",
)
COLON_IN_TEXT = Rule("yaml/colon-in-text", "A text holds a colon and a space.")
SPECIAL_CHARACTER = Rule(
    "yaml/special-character",
    "A text starts with a character that YAML keeps to itself.",
)
MISSING_SPACE = Rule("yaml/missing-space", "A colon or dash has no space behind it.")
TAB = Rule("yaml/tab", "A tab stands where YAML wants spaces.")
UNCLOSED_QUOTE = Rule(
    "yaml/unclosed-quote", "A quote does not end where the text ends."
)
BACKSLASH = Rule("yaml/backslash", "A text in double quotes holds a lone backslash.")

WIDE = {"：": ": ", "，": ", ", "｛": "{", "｝": "}", "［": "[", "］": "]"}
TABBED = "a tab stands here, and YAML counts spaces only"
TIGHT_COLON = "a colon without a space behind it is text to YAML"
TIGHT_DASH = "a dash without a space behind it is text to YAML"


def wide_message(mark: str) -> str:
    """Why full-width punctuation does not do what it looks like."""
    meant = WIDE[mark].strip()
    return f"'{mark}' is full-width and only text to YAML; '{meant}' is meant"


def special_message(value: str) -> str:
    """Why a text may not start as it does."""
    return (
        f"a text that starts with '{value[0]}' stands in quotes, "
        "since YAML keeps that character to itself"
    )


def colon_message(value: str) -> str:
    """Why a text may not hold a colon."""
    before = value.partition(":")[0]
    return (
        f"the colon behind '{before}' makes a key of it; "
        "a text with ': ' stands in quotes"
    )


def in_quotes(place: Place, written: str) -> Edit:
    """The fix that quotes what stands at the span of a place."""
    return Edit(place, "replace", quoted(" ".join(written.split())), "put it in quotes")
