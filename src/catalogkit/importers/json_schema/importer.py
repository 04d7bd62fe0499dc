"""JSON Schemas of forms → service items and the field sets they share."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from catalogkit.diagnostic import Diagnostic, Route
from catalogkit.drafting.counted import THINGS, counts, rows
from catalogkit.drafting.names import item_id
from catalogkit.drafting.rules import NOT_A_TEMPLATE, SAME_ID, STAYS_BEHIND
from catalogkit.drafting.sets import Drafted, lifted
from catalogkit.drafting.texts import by_place, definition, set_texts, to_fill_in
from catalogkit.drafting.valid import faults
from catalogkit.drafting.written import Json, Written
from catalogkit.importers import Imported, Importer, Table
from catalogkit.importers.json_schema.form import SchemaForm
from catalogkit.importers.json_schema.item import item_block
from catalogkit.importers.json_schema.joined import SCHEMA, UI, Joined, read
from catalogkit.importers.json_schema.page import FORMAT, page_block

Files = Mapping[str, bytes]
Form = TypeVar("Form", Written, SchemaForm)
_UI = (".ui", ".uischema", ".ui-schema", ".uiSchema")
_PARTS = (*_UI, ".schema")
_FORMS = {"properties", "$ref", "allOf", "oneOf", "dependencies", "if"}
_COLUMNS = ("item", "fields", *THINGS)


@dataclass
class _Read:
    """What was read: forms and pages by item, and what there is to say."""

    found: list[Diagnostic] = field(default_factory=list)
    forms: dict[str, SchemaForm] = field(default_factory=dict)
    pages: dict[str, Written] = field(default_factory=dict)


def run(files: Files) -> Imported:
    """The definitions of every form in some files, by the path they belong to."""
    read_ = _Read()
    documents = dict(_documents(files, read_.found))
    for path, written in documents.items():
        _sorted_in(path, written, documents, read_)
    texts = dict(_texts(read_))
    for form in read_.forms.values():
        form.ledger.rest()
        read_.found.extend(form.ledger.found)
    counted = [
        (name, len(each.drafted), counts(each.schema_value, (SCHEMA,), each.ledger))
        for name, each in read_.forms.items()
    ]
    report = tuple(sorted(dict.fromkeys(read_.found), key=by_place))
    table = Table(_COLUMNS, rows(counted)) if counted else Table()
    return Imported(dict(sorted(texts.items())), report, table)


json_schema = Importer(
    "json-schema",
    "JSON Schemas of forms, with a uiSchema (react-jsonschema-form, JSON Forms)",
    run,
    (".json", ".yaml", ".yml"),
)


def _documents(files: Files, found: list[Diagnostic]) -> Iterator[tuple[str, Written]]:
    for path in sorted(files):
        for each in read(path, files[path]):
            if isinstance(each, Diagnostic):
                found.append(each)
            elif each.value is not None:
                yield path, each


def _sorted_in(
    path: str, written: Written, documents: Mapping[str, Written], into: _Read
) -> None:
    """A page of ours, a form with its UI schema, or neither."""
    if _is_page(written.value):
        if written.text("task"):
            message = "what a task asks is filled in by those who do it, not requested"
            into.found.append(STAYS_BEHIND.found(written.place(("task",)), message))
        else:
            _named(written.text("item"), written, into, into.pages)
        return
    stem, is_ui = _stem(path)
    if is_ui:
        if not any(_stem(p) == (stem, False) for p in documents):
            message = "no schema stands beside this UI schema"
            into.found.append(NOT_A_TEMPLATE.found(written.place(()), message))
        return
    beside = next((w for p, w in documents.items() if _stem(p) == (stem, True)), None)
    if beside is not None and _is_page(beside.value):
        return  # the page says the same, and more
    if not _is_form(written.value):
        message = "only the JSON Schema of an object is a form"
        into.found.append(NOT_A_TEMPLATE.found(written.place(()), message))
        return
    parts = {SCHEMA: written} if beside is None else {SCHEMA: written, UI: beside}
    into.found.extend(faults(written.value, (), written))
    form = SchemaForm(stem, Joined(parts))
    _named(stem.rpartition("/")[2], form, into, into.forms)


def _named(words: str, form: Form, into: _Read, shelf: dict[str, Form]) -> None:
    """Gives a form the id of its item, or says why it cannot have it."""
    name = item_id(words, [*into.forms, *into.pages])
    if name:
        shelf[name] = form
        return
    wanted = item_id(words)
    message = f"another form becomes the item '{wanted}' already"
    if not wanted:
        message = f"no id can be made of '{words}'"
    into.found.append(SAME_ID.found(form.place(()), message))


def _texts(read_: _Read) -> Iterator[tuple[str, str]]:
    """Every definition by its path."""
    for name, page in read_.pages.items():
        block, found = page_block(page, name)
        read_.found.extend(found)
        above: dict[Route, str] = {("lifecycle",): to_fill_in()}
        yield f"catalog/items/{name}.yaml", definition(block, above)
    drafts = [Drafted(n, f.drafted, f.origin) for n, f in read_.forms.items()]
    parts, sets = lifted(drafts)
    for each in drafts:
        block, comments = item_block(read_.forms[each.id], each, parts[each.id])
        yield f"catalog/items/{each.id}.yaml", definition(block, comments)
    yield from set_texts(sets, "json_schema")


def _stem(path: str) -> tuple[str, bool]:
    """The path without endings, and whether it is a UI schema."""
    whole = path.rpartition(".")[0] or path
    for each in _PARTS:
        if whole.endswith(each):
            return whole.removesuffix(each), each in _UI
    return whole, False


def _is_page(value: Json) -> bool:
    return isinstance(value, dict) and value.get("format") == FORMAT


def _is_form(value: Json) -> bool:
    if not isinstance(value, dict):
        return False
    kind = value.get("type")
    return kind == "object" or (kind is None and bool(_FORMS & value.keys()))
