"""Options that nobody can choose."""

from collections.abc import Iterator

from catalogkit.catalog.canonical import TRUE, Ask, Chosen, Is, Typed, either, fields
from catalogkit.catalog.proofs.asking import Asking
from catalogkit.catalog.proofs.found import Finding, Unchoosable
from catalogkit.catalog.regions import Unproven
from catalogkit.model.form import Field, Option

MANY = 40
"""Of more options only those with a condition of their own are looked at."""


def of_options(asking: Asking) -> Iterator[Finding]:
    """Options that no accepted request has chosen."""
    limited = {
        name
        for each in asking.item.constraints
        for name, _ in fields(asking.catalog.typed[id(each.require)])
    }
    for field in asking.item.form:
        yield from _of_field(asking, field, limited)


def _of_field(
    asking: Asking, field: Field, limited: set[str], group: str = ""
) -> Iterator[Finding]:
    name = f"{group}.{field.id}" if group else field.id
    for inner in field.fields:
        yield from _of_field(asking, inner, limited, name)
    if not field.options:
        return
    every = (field.visible_when is not None or name in limited) and (
        len(field.options) <= MANY
    )
    asked = [each for each in field.options if every or each.when is not None]
    if not asked:
        return
    try:
        shown = asking.tree(field.visible_when) or TRUE
        asking.possible([either(_chosen(field, each) for each in asked)], group)
        if asking.possible([shown], group):
            for option in asked:
                yield from _of_option(asking, field, option, (shown, group))
    except Unproven as reason:
        question = f"every option of '{field.id}' can be chosen"
        yield asking.open(asking.item.at(field, "options"), question, reason)


def _of_option(
    asking: Asking, field: Field, option: Option, where: tuple[Typed, str]
) -> Iterator[Finding]:
    shown, group = where
    if not asking.possible([_chosen(field, option)], group):
        when = asking.tree(option.when)
        never = when is not None and not asking.possible([shown, when], group)
        yield Unchoosable(asking.item, field, option, offered=not never)


def _chosen(field: Field, option: Option) -> Typed:
    several = field.type == "choices"
    return Ask(field.id, Chosen("any", (option.id,)) if several else Is((option.id,)))
