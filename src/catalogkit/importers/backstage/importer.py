"""Backstage templates → service items and the field sets they share."""

from collections.abc import Mapping

from catalogkit.diagnostic import Diagnostic
from catalogkit.importers import Imported, Importer
from catalogkit.importers.backstage.fields import Form, Origin
from catalogkit.importers.backstage.item import TASK, item_block, with_notes
from catalogkit.importers.backstage.names import item_id
from catalogkit.importers.backstage.questions import Walk
from catalogkit.importers.backstage.rules import SAME_ID
from catalogkit.importers.backstage.sets import Drafted, lifted, set_block
from catalogkit.importers.backstage.table import table_of
from catalogkit.importers.backstage.template import Template, template_of
from catalogkit.importers.backstage.written import documents
from catalogkit.source.write import dump

Files = Mapping[str, bytes]


def run(files: Files) -> Imported:
    """The definitions of every template in some files, by the path they belong to."""
    found: list[Diagnostic] = []
    templates: dict[str, Template] = {}
    for path in sorted(files):
        for document in documents(path, files[path]):
            if isinstance(document, Diagnostic):
                found.append(document)
                continue
            template = template_of(document)
            if isinstance(template, Diagnostic):
                found.append(template)
            elif template is not None:
                found.extend(_named(template, templates))
    drafts = [_drafted(each, name) for name, each in templates.items()]
    forms, sets = lifted(drafts)
    texts: dict[str, str] = {}
    for draft in drafts:
        template = templates[draft.id]
        block, comments = item_block(template, draft.id, forms[draft.id], draft.origin)
        template.ledger.rest()
        texts[f"catalog/items/{draft.id}.yaml"] = dump(block, comments=comments)
    for each in sets:
        comments = {
            ("fields", i): f.comment for i, f in enumerate(each.fields) if f.comment
        }
        texts[f"catalog/field_sets/{each.id}.yaml"] = dump(
            set_block(each), comments=comments
        )
    for template in templates.values():
        found.extend(template.ledger.found)
    table = table_of([(d.id, templates[d.id], len(d.fields)) for d in drafts])
    return Imported(
        dict(sorted(texts.items())), tuple(sorted(found, key=_order)), table
    )


backstage = Importer(
    "backstage",
    "Software templates of Backstage (scaffolder.backstage.io/v1beta3)",
    run,
)


def _named(template: Template, templates: dict[str, Template]) -> list[Diagnostic]:
    """Gives a template the id of its item, or says why it cannot have it."""
    name = item_id(template.name, templates)
    if name:
        templates[name] = template
        return []
    place = template.written.place(("metadata", "name"))
    message = f"another template becomes the item '{item_id(template.name)}' already"
    if not item_id(template.name):
        message = f"no id can be made of '{template.name}'"
    return [SAME_ID.found(place, message)]


def _drafted(template: Template, name: str) -> Drafted:
    walk = Walk(template.ledger)
    for page in template.pages():
        walk.page(page)
    origin = Origin()
    read = template.read_names()
    task = TASK if template.entries("spec", "steps") else ""
    form = Form(template.ledger, origin, read, task=task)
    fields = list(form.fields(walk.done()))
    return Drafted(name, tuple(with_notes(template, fields)), origin)


def _order(found: Diagnostic) -> tuple[str, int, int, str]:
    span = found.place.span
    line, column = (span.line, span.column) if span else (0, 0)
    return found.place.file, line, column, found.rule
