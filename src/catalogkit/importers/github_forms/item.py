"""An issue form and its fields → the definition of a service item."""

from catalogkit.drafting.limits import markdown
from catalogkit.drafting.rules import STAYS_BEHIND, TO_FILL_IN
from catalogkit.drafting.saying import Block
from catalogkit.drafting.sets import Drafted, Parts, form_block, own_block
from catalogkit.drafting.texts import Comments, comments_above, to_fill_in
from catalogkit.drafting.written import Json
from catalogkit.importers.github_forms.elements import Tick
from catalogkit.importers.github_forms.form import IssueForm
from catalogkit.source.node import Value

_STAYS = {
    "title": "GitHub starts the title of the issue with it",
    "labels": "GitHub labels the issue; here a path sends the request to a team",
    "assignees": "GitHub assigns the issue; here a path sends the request to a team",
    "projects": "GitHub puts the issue into a project",
    "type": "GitHub gives the issue a type; 'record' says what a request opens here",
}


def item_block(
    form: IssueForm, draft: Drafted, parts: Parts, ticks: list[Tick]
) -> tuple[Block, Comments]:
    """The definition of an item, and the comments above its keys."""
    block: Block = {"kind": "service_item", "id": draft.id, **_head(form, draft.id)}
    block |= {"lifecycle": "draft", **form_block(parts)}
    if ticks:
        block["constraints"] = [_constraint(each) for each in ticks]
    block["x"] = {"github": {**_kept(form), **own_block(parts, draft.origin)}}
    return block, {("lifecycle",): to_fill_in(), **comments_above(parts)}


def _head(form: IssueForm, name: str) -> Block:
    """Title, and a summary or description."""
    written, carry = form.written, form.ledger.carry
    title, said = written.text("name"), written.text("description")
    block: Block = {"title": title or form.stem}
    carry(*[(key,) for key in ("name", "description") if written.text(key)])
    if "\n" in said:
        block["description"] = markdown(said)
    elif said and said.casefold() != title.casefold():
        block["summary"] = said
    message = f"'{name}' needs what no form says: deliverables, a promise, paths"
    form.ledger.report(TO_FILL_IN, ("name",), message)
    return block


def _constraint(tick: Tick) -> Value:
    """A sentence for a box that has to be ticked."""
    return {
        "require": {tick.field: {"has": tick.option}},
        "otherwise": f"Please tick: {tick.label}",
    }


def _kept(form: IssueForm) -> Block:
    """What a target for GitHub needs to find the form again."""
    block: Block = {"form": form.written.file}
    for key, message in _STAYS.items():
        value = form.written.get(key)
        if value is not None:
            block[key] = _plain(value)
            form.ledger.report(STAYS_BEHIND, (key,), message)
    return block


def _plain(value: Json) -> Value:
    if isinstance(value, list):
        return [str(each) for each in value if not isinstance(each, dict | list)]
    return str(value) if not isinstance(value, dict) else None
