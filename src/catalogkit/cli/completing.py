"""What a shell completes behind `--answer`: fields of the item, then their options."""

import datetime

import click

from catalogkit.cli.options import found_root


def completed_answers(ctx: click.Context, text: str) -> list[str]:
    """`FIELD=` for each field of the item, `FIELD=OPTION` behind a field."""
    from catalogkit.model.service_item import ServiceItem
    from catalogkit.project import load

    try:
        root = found_root(ctx.params.get("root"))
    except click.UsageError:
        return []
    catalog = load(root, datetime.date.min).catalog
    # Of a line that ends in an option without its value click keeps the rest as it is.
    named = ctx.params.get("item") or next(iter(ctx.args), "")
    item = catalog and catalog.get(ServiceItem, str(named))
    if not item:
        return []
    name, equals, _ = text.partition("=")
    known = {each.id: each for each in item.form if each.type != "note"}
    if not equals:
        return [f"{each}=" for each in known if each.startswith(name)]
    options = [each.id for each in known[name].options] if name in known else []
    found = [f"{name}={each}" for each in options]
    return [each for each in found if each.startswith(text)]
