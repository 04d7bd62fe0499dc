"""`catalogkit explain`: about a rule, or where a value came from."""

import re
from pathlib import Path

import click

from catalogkit.cli.options import (
    env_option,
    found_root,
    judged_on,
    root_option,
    today_option,
)

EXAMPLES = """
\b
Examples:
  catalogkit explain path/no-standard
  catalogkit explain service_item:vpn-access
  catalogkit explain service_item:vpn-access promise.fulfil
  catalogkit explain vpn-access form.cost_centre.pattern
"""
RULE = re.compile(r"[a-z-]+/[a-z-]+")


@click.command("explain", epilog=EXAMPLES)
@click.argument("what", metavar="RULE|KIND:ID")
@click.argument("field", required=False)
@root_option
@today_option
@env_option
def command(
    *, what: str, field: str | None, root: Path | None, today: str | None,
    env: str | None,
) -> int:  # fmt: skip
    """Tell about a rule, or where a value of a definition came from.

    KIND may be left out where the id is enough. FIELD is a route such as
    promise.fulfil; list entries go by their id or their number.
    """
    if RULE.fullmatch(what) and field is None:
        return _rule(what)
    from catalogkit.cli.origins import told

    lines = told(found_root(root), judged_on(today), env, what, field)
    click.echo("\n".join(lines))
    return 0


def _rule(rule: str) -> int:
    from catalogkit.cli.pages import page
    from catalogkit.findings import rules
    from catalogkit.model.near import near

    text = page(rule)
    known = {each.id: each for each in rules()}
    if text is None and rule in known:
        text = f"# {rule}\n\n{known[rule].summary}\n"
    if text is None:
        message = f"no rule is called '{rule}'{near(rule, known)}"
        raise click.UsageError(message)
    click.echo(text, nl=False)
    return 0
