"""Issue forms → service items and the field sets they share."""

from collections.abc import Iterator, Mapping

from catalogkit.diagnostic import Diagnostic
from catalogkit.drafting.ledger import Ledger
from catalogkit.drafting.names import item_id
from catalogkit.drafting.rules import NOT_A_TEMPLATE, SAME_ID, STAYS_BEHIND
from catalogkit.drafting.sets import Drafted, lifted
from catalogkit.drafting.texts import by_place, definition, set_texts
from catalogkit.drafting.written import Written, documents
from catalogkit.importers import Imported, Importer, Table
from catalogkit.importers.github_forms.elements import Asking
from catalogkit.importers.github_forms.form import IssueForm
from catalogkit.importers.github_forms.item import item_block

PROGRAM = "GitHub"
Files = Mapping[str, bytes]


def run(files: Files) -> Imported:
    """The definitions of every issue form in some files, by the path they belong to."""
    found: list[Diagnostic] = []
    forms: dict[str, IssueForm] = {}
    for path in sorted(files):
        found.extend(_read(path, files[path], forms))
    texts = dict(_texts(forms))
    for each in forms.values():
        each.ledger.rest()
        found.extend(each.ledger.found)
    rows = tuple(_row(name, each) for name, each in sorted(forms.items()))
    table = Table(("item", "fields", "required", "options", "default"), rows)
    report = tuple(sorted(found, key=by_place))
    return Imported(dict(sorted(texts.items())), report, table)


github_forms = Importer(
    "github-forms", "Issue forms of GitHub (.github/ISSUE_TEMPLATE/*.yml)", run
)


def _read(path: str, data: bytes, forms: dict[str, IssueForm]) -> Iterator[Diagnostic]:
    """Adds the forms of a file under their items' ids; says what is none."""
    for document in documents(path, data):
        if isinstance(document, Diagnostic):
            yield document
        elif document.value is None:
            continue
        elif path.rpartition("/")[2].rpartition(".")[0] == "config":
            yield from _config(document)
        elif not isinstance(document.value, dict) or "body" not in document.value:
            message = "this is no issue form: it has no 'body' of elements"
            yield NOT_A_TEMPLATE.found(document.place(()), message)
        else:
            yield from _named(IssueForm(document, Ledger(document, PROGRAM)), forms)


def _named(form: IssueForm, forms: dict[str, IssueForm]) -> Iterator[Diagnostic]:
    """Gives a form the id of its item, or says why it cannot have it."""
    title = form.written.text("name")
    name = item_id(title, forms) or item_id(form.stem, forms)
    if name:
        forms[name] = form
        return
    wanted = item_id(title) or item_id(form.stem)
    message = f"another form becomes the item '{wanted}' already"
    if not wanted:
        message = f"no id can be made of '{title or form.stem}'"
    yield SAME_ID.found(form.written.place(("name",)), message)


def _config(written: Written) -> Iterator[Diagnostic]:
    """What GitHub offers beside its forms."""
    ledger = Ledger(written, PROGRAM)
    for index, _ in enumerate(written.entries("contact_links")):
        here = ("contact_links", index)
        name, url = written.text(*here, "name"), written.text(*here, "url")
        message = f"GitHub offers '{name}' ({url}) beside its forms"
        ledger.report(STAYS_BEHIND, here, f"{message}; a channel can say so here")
    if written.get("blank_issues_enabled") is not None:
        message = "whether people may write without a form is decided by the channel"
        ledger.report(STAYS_BEHIND, ("blank_issues_enabled",), message)
    ledger.rest()
    yield from ledger.found


def _texts(forms: Mapping[str, IssueForm]) -> Iterator[tuple[str, str]]:
    """Every definition by its path."""
    asked = {name: Asking(form.ledger) for name, form in forms.items()}
    drafts = [
        Drafted(name, tuple(asked[name].fields(form)), asked[name].origin)
        for name, form in forms.items()
    ]
    parts, sets = lifted(drafts)
    for each in drafts:
        form, ticks = forms[each.id], asked[each.id].ticks
        block, comments = item_block(form, each, parts[each.id], ticks)
        yield f"catalog/items/{each.id}.yaml", definition(block, comments)
    yield from set_texts(sets, "github")


def _row(name: str, form: IssueForm) -> tuple[str, ...]:
    """How much of a form was carried over."""
    counts = (form.carried(key) for key in ("required", "options", "value"))
    return (name, str(form.asked), *counts)
