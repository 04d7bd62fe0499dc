"""Backstage templates → service items and the field sets they share."""

from collections.abc import Iterator, Mapping

from catalogkit.diagnostic import Diagnostic
from catalogkit.drafting.fields import Form, Origin
from catalogkit.drafting.names import item_id
from catalogkit.drafting.questions import Walk
from catalogkit.drafting.rules import SAME_ID
from catalogkit.drafting.sets import Drafted, lifted
from catalogkit.drafting.texts import by_place, definition, set_texts
from catalogkit.drafting.valid import faults
from catalogkit.drafting.written import documents
from catalogkit.importers import Imported, Importer
from catalogkit.importers.backstage.item import TASK, item_block, with_notes
from catalogkit.importers.backstage.pickers import picked
from catalogkit.importers.backstage.table import table_of
from catalogkit.importers.backstage.template import Template, template_of

Files = Mapping[str, bytes]


def run(files: Files) -> Imported:
    """The definitions of every template in some files, by the path they belong to."""
    found: list[Diagnostic] = []
    templates: dict[str, Template] = {}
    for path in sorted(files):
        found.extend(_read(path, files[path], templates))
    drafts = [_drafted(each, name) for name, each in templates.items()]
    texts = dict(_texts(drafts, templates))
    for template in templates.values():
        for page, here in template.written_pages():
            found.extend(faults(page, here, template.written))
        template.ledger.rest()
        found.extend(template.ledger.found)
    table = table_of([(d.id, templates[d.id], len(d.fields)) for d in drafts])
    report = tuple(sorted(found, key=by_place))
    return Imported(dict(sorted(texts.items())), report, table)


backstage = Importer(
    "backstage",
    "Software templates of Backstage (scaffolder.backstage.io/v1beta3)",
    run,
)


def _read(
    path: str, data: bytes, templates: dict[str, Template]
) -> Iterator[Diagnostic]:
    """Adds the templates of a file under their items' ids; says what is none."""
    for document in documents(path, data):
        template = (
            document if isinstance(document, Diagnostic) else template_of(document)
        )
        if isinstance(template, Diagnostic):
            yield template
        elif template is not None:
            yield from _named(template, templates)


def _texts(
    drafts: list[Drafted], templates: Mapping[str, Template]
) -> Iterator[tuple[str, str]]:
    """Every definition by its path."""
    forms, sets = lifted(drafts)
    for each in drafts:
        template, parts = templates[each.id], forms[each.id]
        block, comments = item_block(template, each.id, parts, each.origin)
        yield f"catalog/items/{each.id}.yaml", definition(block, comments)
    yield from set_texts(sets, "backstage")


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
    form = Form(template.ledger, origin, read, task=task, picker=picked)
    fields = list(form.fields(walk.done()))
    return Drafted(name, tuple(with_notes(template, fields)), origin)
