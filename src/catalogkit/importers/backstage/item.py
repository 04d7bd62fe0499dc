"""A template and its fields → the definition of a service item."""

from collections.abc import Iterator

from catalogkit.diagnostic import Route
from catalogkit.drafting.fields import Asked, Origin
from catalogkit.drafting.limits import markdown
from catalogkit.drafting.names import label_of, option_name
from catalogkit.drafting.rules import STAYS_BEHIND, TO_FILL_IN
from catalogkit.drafting.saying import Block
from catalogkit.drafting.sets import Parts, Use, form_block, own_block
from catalogkit.drafting.texts import Comments
from catalogkit.drafting.written import Json
from catalogkit.importers.backstage.template import Template
from catalogkit.source.node import Value

TASK = "scaffold"
"""The task that stands for all steps of a template."""
_KEPT = ("namespace", "labels", "annotations", "links")


def item_block(
    template: Template, name: str, parts: Parts, origin: Origin
) -> tuple[Block, Comments]:
    """The definition of an item, and the comments above its keys."""
    block: Block = {"kind": "service_item", "id": name, **_head(template)}
    types = {str(each.block["type"]) for part in parts for each in _fields(part)}
    comments: Comments = {("lifecycle",): _to_fill_in(template, name, types)}
    block |= {"lifecycle": "draft", **form_block(parts)}
    if parts:
        comments |= _page_titles(template, parts)
    if template.entries("spec", "steps"):
        title = f"Run the Backstage template {template.name}"
        block["fulfilment"] = [{"id": TASK, "title": title}]
        comments["fulfilment",] = "paths: which team gets a request, and who decides"
    _steps(template)
    block["x"] = {"backstage": {**_kept(template), **own_block(parts, origin)}}
    return block, comments


def with_notes(template: Template, fields: list[Asked]) -> Iterator[Asked]:
    """The fields, and before a page that has a description a note that shows it."""
    pages, shown = list(template.pages()), set()
    taken = {each.id for each in fields}
    for each in fields:
        page = pages[each.page]
        said = page.text("description")
        if said and each.page not in shown:
            title = page.text("title") or label_of("note")
            name = option_name("", title, taken)
            taken.add(name)
            block: Block = {"id": name, "type": "note", "label": title}
            block["help"] = markdown(said)
            template.ledger.carry(*page.routes("title", "description"))
            yield Asked(name, (), each.page, block)
        shown.add(each.page)
        yield each


def _head(template: Template) -> Block:
    """Title, summary, description and tags."""
    carry = template.ledger.carry
    carry(("metadata", "name"))
    title = template.text("metadata", "title")
    said = template.text("metadata", "description")
    block: Block = {"title": title or template.name}
    for key, text in (("title", title), ("description", said)):
        if text:
            carry(("metadata", key))
    if said and said.casefold() != title.casefold():
        if "\n" in said:
            block["description"] = markdown(said)
        else:
            block["summary"] = said
    tags = template.entries("metadata", "tags")
    if tags:
        block["tags"] = [str(each) for each in tags]
        carry(("metadata", "tags"))
    return block


def _to_fill_in(template: Template, name: str, types: set[str]) -> str:
    """What no template says, as a comment; the report says so too."""
    report = template.ledger.report
    owner = template.text("spec", "owner")
    lines = ["To fill in:", "owner: the team of yours that answers for this"]
    if owner:
        lines[-1] += f" (the template's owner is '{owner}')"
        message = (
            f"'{owner}' is an owner in Backstage: name the team here that is meant"
        )
        report(TO_FILL_IN, ("spec", "owner"), message)
    lines.append("category, service: where people find it")
    lines.append("deliverables: what is true when it is done, as completed results")
    titles = [_title(each) for each in template.entries("spec", "output", "links")]
    shown = [f"  - {each}" for each in titles if each]
    lines += ["  (Backstage shows these links then)", *shown] if shown else []
    lines.append("promise: by when, on whose calendar")
    message = f"'{name}' needs what no template says: deliverables, a promise, paths"
    picked = " and ".join(f"{kind}s" for kind in ("team", "system") if kind in types)
    if picked:
        lines.append(f"its form picks among the {picked} that are declared")
        message += f"; its form picks among the declared {picked}"
    report(TO_FILL_IN, ("metadata", "name"), message)
    template.ledger.carry(("metadata", "name"))
    return "\n".join(lines)


def _title(link: Json) -> str:
    title = link.get("title") if isinstance(link, dict) else None
    return title.strip() if isinstance(title, str) else ""


def _fields(part: Asked | Use) -> tuple[Asked, ...]:
    return part.set.fields if isinstance(part, Use) else (part,)


def _page_titles(template: Template, parts: Parts) -> Comments:
    """Above the first question of a page its title, and each question's own comment."""
    pages = list(template.pages())
    comments: Comments = {}
    shown: set[int] = set()
    titled: list[Route] = []
    for index, part in enumerate(parts):
        lines = []
        page = pages[part.page]
        title = "" if page.text("description") else page.text("title")
        if title and part.page not in shown:
            lines.append(title)
            titled.append(page.where("title"))
        shown.add(part.page)
        if isinstance(part, Asked) and part.comment:
            lines.append(part.comment)
        if lines:
            comments["form", index] = "\n".join(lines)
    template.ledger.carry(*titled)
    if titled:
        message = "a form has no pages; their titles stand as comments above the fields"
        template.ledger.report(STAYS_BEHIND, titled[0], message)
    return comments


def _steps(template: Template) -> None:
    """Says that the steps and what they show remain the business of Backstage."""
    steps = template.entries("spec", "steps")
    actions = [each.get("action") for each in steps if isinstance(each, dict)]
    if steps:
        shown = ", ".join(dict.fromkeys(str(each) for each in actions if each))
        message = f"Backstage runs the steps ({shown}); task '{TASK}' stands for them"
        template.ledger.report(STAYS_BEHIND, ("spec", "steps"), message)
    if template.get("spec", "output"):
        message = (
            "Backstage shows this at the end; a deliverable says what is true then"
        )
        template.ledger.report(STAYS_BEHIND, ("spec", "output"), message)


def _kept(template: Template) -> Block:
    """What a target for Backstage needs to find the template again."""
    block: Block = {"template": template.name}
    for key in _KEPT:
        value = template.get("metadata", key)
        if value is not None:
            block[key] = _plain(value)
            template.ledger.carry(("metadata", key))
    for key in ("type", "system", "lifecycle"):
        value = template.get("spec", key)
        if isinstance(value, str):
            block[key] = value
            template.ledger.carry(("spec", key))
    return block


def _plain(value: Json) -> Value:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value if isinstance(value, str) else str(value)
