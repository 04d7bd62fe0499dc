"""A form and its fields → the definition of a service item."""

from catalogkit.drafting.limits import markdown
from catalogkit.drafting.names import label_of
from catalogkit.drafting.rules import TO_FILL_IN
from catalogkit.drafting.saying import Block
from catalogkit.drafting.sets import Drafted, Parts, form_block, own_block
from catalogkit.drafting.texts import Comments, comments_above, to_fill_in
from catalogkit.importers.json_schema.form import SchemaForm
from catalogkit.importers.json_schema.joined import SCHEMA


def item_block(
    form: SchemaForm, draft: Drafted, parts: Parts
) -> tuple[Block, Comments]:
    """The definition of an item, and the comments above its keys."""
    block: Block = {"kind": "service_item", "id": draft.id, **_head(form)}
    block |= {"lifecycle": "draft", **form_block(parts)}
    source: Block = {"schema": form.written.parts[SCHEMA].file}
    block["x"] = {"json_schema": {**source, **own_block(parts, draft.origin)}}
    message = f"'{draft.id}' needs what no schema says: deliverables, a promise, paths"
    form.ledger.found.append(TO_FILL_IN.found(form.place((SCHEMA,)), message))
    return block, {("lifecycle",): to_fill_in(), **comments_above(parts)}


def _head(form: SchemaForm) -> Block:
    """Title, and a summary or description."""
    written = form.written.parts[SCHEMA]
    title, said = written.text("title"), written.text("description")
    block: Block = {"title": title or label_of(form.name.rpartition("/")[2])}
    if said and ("\n" in said or len(said) > _LONG):
        block["description"] = markdown(said)
    elif said and said.casefold() != title.casefold():
        block["summary"] = said
    return block


_LONG = 140
