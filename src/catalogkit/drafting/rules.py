"""What every import has to say."""

from catalogkit.diagnostic import Rule, Severity

UNREADABLE = Rule(
    "import/unreadable", "A file cannot be read by the program it was written for."
)
NOT_A_TEMPLATE = Rule(
    "import/not-a-template",
    "A document holds nothing that this importer knows.",
    Severity.WARNING,
)
BROKEN_REFERENCE = Rule(
    "import/broken-reference",
    "A `$ref` leads nowhere, out of its file, or round in a circle.",
)
SAME_ID = Rule("import/same-id", "Two sources would become the same item.")
NOT_CARRIED = Rule(
    "import/not-carried",
    "Something the source says has no counterpart here.",
    Severity.WARNING,
)
APPROXIMATED = Rule(
    "import/approximated",
    "Something means a little less, or a little more, than in the source.",
    Severity.WARNING,
)
STAYS_BEHIND = Rule(
    "import/stays-behind",
    "Work or looks that remain the business of the source.",
    Severity.HINT,
)
TO_FILL_IN = Rule(
    "import/to-fill-in",
    "A contract needs what the source does not say.",
    Severity.HINT,
)
