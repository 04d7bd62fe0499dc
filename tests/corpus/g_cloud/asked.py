"""One question of theirs as fields of ours."""

from collections.abc import Iterator

from catalogkit.drafting.names import field_name, label_of
from tests.corpus.g_cloud.ledger import Ledger
from tests.corpus.g_cloud.limits import SEVERAL, limits, option
from tests.corpus.g_cloud.texts import NUMBER, markdown, parted
from tests.corpus.g_cloud.year import Json, Year

TYPES = {
    "boolean": "boolean", "checkboxes": "choices", "checkbox_tree": "choices",
    "list": "group", "multiquestion": "note", "pricing": "note", "radios": "choice",
    "service_id": "note", "text": "text", "textbox_large": "paragraph",
    "upload": "file",
}  # fmt: skip


def fields(year: Year, name: str, asked: set[str], ledger: Ledger) -> Iterator[Json]:
    """The fields of a question, where these others are asked beside it."""
    question = year.questions[name]
    ledger.keys(name, question.keys())
    ledger.keys(name, question.get("assessment", {}).keys(), "assessment")
    yield {
        **_head(name, question, ledger),
        **_shown(year, name, asked, ledger),
        **_required(question),
        **limits(name, question, ledger),
    }
    if question["type"] == "pricing":
        yield from _prices(name, question, ledger)


def key(year: Year, name: str) -> str:
    """What we call the answer to a question."""
    return field_name(year.questions[name].get("id", name))


def line(year: Year, name: str, values: list[Json]) -> Json:
    """The condition that a question was answered by one of some values."""
    kind = year.questions[name]["type"]
    if kind == "boolean":
        return {key(year, name): str(*values).lower()}
    names = sorted(map(option, values))
    return {key(year, name): {"has_any": names} if kind in SEVERAL else names}


def _head(name: str, question: Json, ledger: Ledger) -> Json:
    label, rest = parted(question["question"])
    texts = [rest, *(question.get(each, "") for each in ("question_advice", "hint"))]
    helps = "\n\n".join(filter(None, map(markdown, texts)))
    for number in NUMBER.findall(label + helps):
        ledger.leave(name, f"[[{number}]]", "number")
    known = field_name(question.get("id", name))
    head = {"id": known, "type": TYPES[question["type"]], "label": label}
    return {**head, "help": helps} if helps else head


def _shown(year: Year, name: str, asked: set[str], ledger: Ledger) -> Json:
    leads = [lead for lead in year.leads(name) if lead[0] in asked]
    lines = [line(year, *lead) for lead in leads]
    if year.questions[name].get("hidden") and not lines:
        ledger.leave(name, "hidden", "nothing shows")
    when = {"any": lines} if len(lines) > 1 else next(iter(lines), None)
    return {"visible_when": when} if when else {}


def _required(question: Json) -> Json:
    """Whatever is asked must be answered, unless it says that it is optional."""
    free = TYPES[question["type"]] == "note" or question.get("optional")
    return {} if free else {"required": "true"}


def _prices(name: str, question: Json, ledger: Ledger) -> Iterator[Json]:
    """One field each: the smallest and largest price, per which unit and how often."""
    for part, known in question["fields"].items():
        kind = "money" if part.endswith("_price") else "text"
        if kind == "text":
            ledger.leave(name, f"fields.{part}", "units")
        must = (
            {} if part in question.get("optional_fields", ()) else {"required": "true"}
        )
        yield {"id": field_name(known), "type": kind, "label": label_of(part), **must}
