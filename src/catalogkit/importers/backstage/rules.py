"""What only an import of Backstage templates has to say."""

from catalogkit.diagnostic import Rule, Severity

NOT_A_TEMPLATE = Rule(
    "import/not-a-template",
    "A document is no template that this importer knows.",
    Severity.WARNING,
)
